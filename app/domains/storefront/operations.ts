/** What the app may do in the shop, and under which number metafields of its own stand. */
export const standing = `#graphql
  query Standing {
    currentAppInstallation { id accessScopes { handle } }
  }`;

/** Keeps what the shop's theme reads: a metafield on the app's own installation needs no scope. */
export const setMetafield = `#graphql
  mutation TellTheme($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { metafields { id } userErrors { message } }
  }`;

export const findPixel = `#graphql
  query Pixel { webPixel { id settings } }`;

export const createPixel = `#graphql
  mutation CreatePixel($pixel: WebPixelInput!) {
    webPixelCreate(webPixel: $pixel) { webPixel { id } userErrors { message } }
  }`;

export const updatePixel = `#graphql
  mutation UpdatePixel($id: ID!, $pixel: WebPixelInput!) {
    webPixelUpdate(id: $id, webPixel: $pixel) { webPixel { id } userErrors { message } }
  }`;
