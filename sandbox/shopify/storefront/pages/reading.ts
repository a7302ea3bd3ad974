import type { Page } from "../page";
import type { Visit } from "../visit";

const aboutText = `
<p>Fern &amp; Clay began with one shelf in a pottery on Kiln Lane. We still choose everything on it by hand: plain
formulas, glass where glass makes sense, and nothing we do not use ourselves.</p>
<p>Skin changes with the season, the water and the years. That is why we ask before we recommend, and why what we
recommend differs from one person to the next.</p>
<h2>What we look for</h2>
<ul><li>A short list of ingredients, each of which does something.</li>
<li>Makers who answer the telephone.</li>
<li>Refills wherever they exist.</li></ul>`;

const articleText = `
<p>Fine lines are the first thing people ask us about, and patience is the answer few want to hear. Retinoids, vitamin C
and a sunscreen that you like enough to wear every day do most of what can be done at home.</p>
<p>Begin slowly: two evenings a week, a pea of serum for the whole face, moisturiser before it if your skin is dry. The
film below shows the whole of it in the time it takes to boil a kettle.</p>`;

const afterFilm = `
<h2>In the morning</h2>
<p>Rinse with water, press in vitamin C, wait a minute, then sunscreen. Two fingers' length covers face and neck.</p>
<h2>In the evening</h2>
<p>Cleanse, let the skin dry, serum, moisturiser. On nights without retinal an oil will do.</p>
<p>After twelve weeks take a picture in the same light as on the first day. That is when the difference shows.</p>`;

/** The page about the shop; there are no others. */
export function textPage(_visit: Visit, handle: string): Page | null {
  if (handle !== "about") return null;
  const page = { id: 71, title: "About us", handle, content: aboutText };
  return { type: "page", title: page.title, objects: { page } };
}

export function blogPage({ root }: Visit, handle: string): Page | null {
  if (handle !== "journal") return null;
  return { type: "blog", title: "Journal", objects: { blog: blogAt(root) } };
}

export function articlePage({ root }: Visit, blogHandle: string, handle: string): Page | null {
  const blog = blogAt(root);
  const article = blog.articles.find((candidate) => candidate.handle === handle);
  if (blogHandle !== blog.handle || !article) return null;
  return { type: "article", title: article.title, objects: { blog, article } };
}

function blogAt(root: string) {
  const url = `${root}/blogs/journal`;
  const article = {
    id: 82,
    handle: "an-evening-for-fine-lines",
    title: "An evening for fine lines",
    url: `${url}/an-evening-for-fine-lines`,
    author: "Till Fern",
    published_at: "2026-09-14T08:00:00Z",
    excerpt: "What retinal does, how to begin, and when to expect that anybody notices.",
    content: articleText,
    rest: afterFilm,
    tags: ["anti-aging", "routine"],
  };
  return { id: 81, title: "Journal", handle: "journal", url, articles: [article], articles_count: 1 };
}
