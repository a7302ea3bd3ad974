// What the theme does in the browser: putting things into the cart without leaving the page, and small comforts.
for (const form of document.querySelectorAll("form[data-add]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const response = await fetch(`${form.action}.js`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ items: [{ id: data.get("id"), quantity: Number(data.get("quantity") ?? 1) }] }),
    });
    if (!response.ok) return form.submit();
    const cart = await response.json();
    for (const count of document.querySelectorAll("[data-cart-count]")) {
      count.textContent = cart.item_count;
      count.hidden = cart.item_count === 0;
    }
    form.querySelector(".added").hidden = false;
  });
  form.addEventListener("change", ({ target }) => {
    const price = document.querySelector(".price--large");
    if (target.dataset.price && price) price.textContent = target.dataset.price;
  });
}

for (const form of document.querySelectorAll("form[data-change]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    await fetch(`${form.action}.js`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: data.get("id"), quantity: Number(data.getAll("quantity").at(-1)) }),
    });
    location.reload();
  });
}

for (const select of document.querySelectorAll("[data-submits]")) {
  select.addEventListener("change", () => select.form.submit());
}
