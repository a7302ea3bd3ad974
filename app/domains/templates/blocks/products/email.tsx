import { Column, Img, Link, Row, Text } from "react-email";
import { Over, Room } from "../parts";
import type { BlockProps, ShownProduct } from "../sight";

type Props = BlockProps<"products">;

/** Between two in a row. */
const gap = 18;

/** One alone stands beside its words, three stand in a row, and others two in a row; also on a narrow screen. */
export function ProductsEmail({ block, sight }: Props) {
  const { products } = sight;
  const [first] = products;
  if (!first) return null;
  return (
    <Room>
      <Over text={block.heading} sight={sight} />
      {products.length === 1 ? (
        <Beside product={first} block={block} sight={sight} />
      ) : (
        <Rows perRow={products.length === 3 ? 3 : 2} block={block} sight={sight} />
      )}
    </Room>
  );
}

function Rows({ perRow, block, sight }: Props & { perRow: 2 | 3 }) {
  const { products } = sight;
  const rows = Array.from({ length: Math.ceil(products.length / perRow) }, (_, i) =>
    products.slice(i * perRow, (i + 1) * perRow),
  );
  const width = `${Math.floor(100 / perRow)}%`;
  return rows.map((row, i) => (
    <Row key={i}>
      {row.map((product, j) => (
        <Column key={j} style={{ width, verticalAlign: "top", padding: roomAround(j, perRow) }}>
          <Shown product={product} imageWidth={perRow === 3 ? 160 : 250} block={block} sight={sight} />
        </Column>
      ))}
      {row.length < perRow && <Column style={{ width }} />}
    </Row>
  ));
}

/** The outer ones end where the row ends, and all are equally wide. */
function roomAround(j: number, perRow: number): string {
  const left = (gap * j) / perRow;
  return `8px ${gap - gap / perRow - left}px 16px ${left}px`;
}

interface One extends Props {
  product: ShownProduct;
}

function Beside({ product, block, sight }: One) {
  if (!product.imageUrl) return <Words product={product} block={block} sight={sight} />;
  return (
    <Row>
      <Column style={{ width: "45%", verticalAlign: "top", padding: "8px 20px 12px 0" }}>
        <Sketch product={product} width={230} sight={sight} />
      </Column>
      <Column style={{ width: "55%", verticalAlign: "middle", padding: "8px 0 12px" }}>
        <Words product={product} block={block} sight={sight} />
      </Column>
    </Row>
  );
}

function Shown(props: One & { imageWidth: number }) {
  return (
    <>
      <Sketch product={props.product} width={props.imageWidth} sight={props.sight} />
      <Words {...props} />
    </>
  );
}

/**
 * People tap on the picture, so it leads to the product, too; the text part need not say it twice. Its width is for
 * programs that read no styles.
 */
function Sketch({ product: { title, url, imageUrl }, width, sight }: Omit<One, "block"> & { width: number }) {
  if (!imageUrl) return null;
  return (
    <Link href={url} data-skip-in-text={true}>
      <Img src={imageUrl} alt={title} width={width} style={{ ...sight.styles.image, borderRadius: 6 }} />
    </Link>
  );
}

function Words({ product: { title, url, price }, block, sight }: One) {
  const { styles } = sight;
  return (
    <>
      <Text className="text" style={{ ...styles.small, fontWeight: 600, paddingTop: 10 }}>
        {title}
      </Text>
      {price && (
        <Text className="quiet" style={{ ...styles.quiet, fontSize: 14 }}>
          {price}
        </Text>
      )}
      <Text style={{ ...styles.small, paddingTop: 4 }}>
        <Link href={url} className="link" style={{ ...styles.link, fontWeight: 600 }}>
          {sight.line(block.buttonLabel)}
        </Link>
      </Text>
    </>
  );
}
