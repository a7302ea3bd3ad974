import { BlockStack, TextField } from "@shopify/polaris";
import { useForm } from "./form-context";
import { TokenMenu } from "./token-menu";

export interface FieldProps {
  label: string;
  /** Where the value stands in the content. */
  path: string;
  value: string;
  helpText?: string;
  placeholder?: string;
  onChange(value: string): void;
}

/** One line of words, into which something of the shopper's can be put. */
export function LineField(props: FieldProps) {
  return <WordsField {...props} />;
}

/** Words with paragraphs. */
export function ProseField(props: FieldProps) {
  return <WordsField {...props} lines={4} helpText={props.helpText ?? proseHelp} />;
}

const proseHelp =
  "An empty line begins a paragraph. **Bold**, _italic_, [links](https://…) and lists with dashes work.";

function WordsField({ path, lines, onChange, ...field }: FieldProps & { lines?: number }) {
  const { problemAt } = useForm();
  return (
    <BlockStack gap="100">
      <TextField
        {...field}
        id={path}
        autoComplete="off"
        {...(lines !== undefined && { multiline: lines, maxHeight: 320 })}
        error={problemAt(path) ?? false}
        onChange={onChange}
      />
      <TokenMenu fieldId={path} label={field.label} value={field.value} onChange={onChange} />
    </BlockStack>
  );
}

/** Where a link leads, or where a picture lies. */
export function AddressField({ path, onChange, ...field }: FieldProps) {
  const { problemAt } = useForm();
  return (
    <TextField
      {...field}
      id={path}
      autoComplete="off"
      spellCheck={false}
      inputMode="url"
      placeholder={field.placeholder ?? "https://"}
      error={problemAt(path) ?? false}
      onChange={onChange}
    />
  );
}

/** Words that are the same for everybody, such as what a picture shows. */
export function PlainField({ path, onChange, ...field }: FieldProps) {
  const { problemAt } = useForm();
  return <TextField {...field} id={path} autoComplete="off" error={problemAt(path) ?? false} onChange={onChange} />;
}
