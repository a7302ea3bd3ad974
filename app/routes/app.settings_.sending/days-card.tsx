import { Link, Text } from "@shopify/polaris";
import { DaysFields } from "~/components/week/days-fields";
import { PolicyCard, Turn, type FieldsProps } from "./cards";

interface Props extends FieldsProps {
  /** Segments with times of their own. */
  segments: readonly { segmentId: number; name: string }[];
}

/** On which days, and when on each, mail goes out. */
export function DaysCard({ segments, ...props }: Props) {
  const { values, errors, onChange } = props;
  return (
    <PolicyCard
      title="Days and times"
      explanation="For a shop whose shoppers read at known times: early in the morning, say, or on weekday evenings. A segment may have times of its own among these: “Times” on its page."
      error={errors["windows"]}
    >
      <Turn field="hasWindows" label="Send only on certain days and at certain times" {...props} />
      {values.hasWindows && <DaysFields values={values} onChange={onChange} />}
      {segments.length > 0 && (
        <Text as="p">
          With times of their own:{" "}
          {segments.map(({ segmentId, name }, i) => (
            <span key={segmentId}>
              {i > 0 && ", "}
              <Link url={`/app/segments/${segmentId}/times`}>{name}</Link>
            </span>
          ))}
          .
        </Text>
      )}
    </PolicyCard>
  );
}
