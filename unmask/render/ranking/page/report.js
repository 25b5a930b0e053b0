
"use strict";
(() => {
  const page = 200;
  const table = document.querySelector(".ranked");
  const posts = Array.from(table.tBodies);
  const heads = Array.from(table.tHead.querySelectorAll("button"));
  const find = document.getElementById("find");
  const band = document.getElementById("band");
  const [pack, writer, since, until] = ["pack", "writer", "since", "until"].map((id) => document.getElementById(id));
  const order = document.getElementById("order");
  const more = document.getElementById("more");
  const openAll = document.getElementById("open");
  const count = document.getElementById("count");
  const tip = document.getElementById("tip");
  const texts = new Map();
  let shown = page;
  let matching = posts;

  document.documentElement.classList.add("js");

  // A word is looked for in all of a post that is on the page, not in its first words alone.
  const textOf = (post) => {
    if (!texts.has(post)) {
      const parts = Array.from(post.querySelectorAll(".what, .beside section:first-child .text"), (part) => part.textContent);
      texts.set(post, parts.join(" ").toLowerCase());
    }
    return texts.get(post);
  };

  const inBand = (score, wanted) => {
    if (!wanted) return true;
    if (wanted === "none") return score === "";
    const [least, under] = wanted.split("-").map(Number);
    return score !== "" && Number(score) >= least && Number(score) < under;
  };

  // A post without a day is in no stretch of time.
  const inTime = (day) => !since || ((!since.value || (day && day >= since.value)) && (!until.value || (day && day <= until.value)));

  const show = () => {
    matching.forEach((post, index) => post.classList.toggle("later", index >= shown));
    const left = matching.length - shown;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(left, page)} more of ${matching.length.toLocaleString("en")}`;
    const all = posts.length.toLocaleString("en");
    count.textContent = matching.length === posts.length
      ? `${all} ${posts.length === 1 ? "post" : "posts"}.`
      : `${matching.length.toLocaleString("en")} of ${all} posts.`;
  };

  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = pack ? pack.value : "";
    const by = writer ? writer.value : "";
    matching = posts.filter((post) => {
      const fits = inBand(post.dataset.score, band.value)
        && (!wanted || post.dataset.packs.split(" ").includes(wanted))
        && (!by || post.dataset.writer === by)
        && inTime(post.dataset.date)
        && words.every((word) => textOf(post).includes(word));
      post.classList.toggle("gone", !fits);
      return fits;
    });
    shown = page;
    show();
  };

  const value = (post, key) => {
    if (key === "name") return post.querySelector(".what .name").textContent.toLowerCase();
    const raw = post.dataset[key];
    if (raw === "") return null;
    return key === "date" || key === "packs" ? raw : Number(raw);
  };

  const sort = (key, direction) => {
    const keyed = posts.map((post) => [value(post, key), post]);
    keyed.sort(([a, first], [b, second]) => {
      if (a === null || b === null) return (a === null) - (b === null);
      const by = a < b ? -1 : a > b ? 1 : 0;
      return by * direction || first.dataset.rank - second.dataset.rank;
    });
    keyed.forEach(([, post], index) => { posts[index] = post; });
    table.append(...posts);
    for (const head of heads) {
      const cell = head.closest("th");
      if (head.dataset.key === key) cell.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      else cell.removeAttribute("aria-sort");
    }
    filter();
  };

  for (const head of heads) {
    head.addEventListener("click", () => {
      const now = head.closest("th").getAttribute("aria-sort");
      const key = head.dataset.key;
      // What is counted is first wanted with the most on top; what is ranked, with the lowest.
      const most = key === "findings" || key === "words" || key === "date";
      sort(key, now === null ? (most ? -1 : 1) : now === "ascending" ? -1 : 1);
    });
  }
  order.addEventListener("change", () => {
    const [key, direction] = order.value.split(":");
    sort(key, Number(direction || 1));
  });
  find.addEventListener("input", filter);
  for (const control of [band, pack, writer, since, until]) if (control) control.addEventListener("change", filter);
  find.form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => { shown += page; show(); });

  // The posts are not to be far down the page, however many rules found something.
  const allRules = document.getElementById("all-rules");
  if (allRules) {
    allRules.addEventListener("click", () => {
      const rest = Array.from(document.querySelectorAll(".rules .later"));
      for (const row of rest) row.classList.remove("later");
      allRules.remove();
      rest[0].querySelector("a").focus();
    });
  }

  const open = (post, wanted) => {
    const toggle = post.querySelector(".toggle");
    if (!toggle) return;
    post.classList.toggle("open", wanted);
    toggle.setAttribute("aria-expanded", String(wanted));
  };
  for (const post of posts) open(post, false);
  table.addEventListener("click", (event) => {
    const toggle = event.target.closest(".toggle");
    if (toggle) {
      const post = toggle.closest("tbody");
      open(post, !post.classList.contains("open"));
    }
  });
  const copied = (button, done) => {
    button.textContent = done ? "Copied" : "Select it, and copy by hand";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  };
  table.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const text = button.parentElement.querySelector(".text").cloneNode(true);
    for (const gone of text.querySelectorAll("del")) gone.remove();
    try {
      await navigator.clipboard.writeText(text.textContent);
      copied(button, true);
    } catch {
      copied(button, false);
    }
  });
  openAll.addEventListener("click", () => {
    const wanted = openAll.textContent === "Open all";
    for (const post of matching) if (!wanted || !post.classList.contains("later")) open(post, wanted);
    openAll.textContent = wanted ? "Close all" : "Open all";
  });

  // The note of a mark, beside it: for a pointer that rests on it, for a tap, and for the keyboard.
  let marked = null;
  let leaving = 0;
  const hide = () => {
    clearTimeout(leaving);
    tip.hidden = true;
    marked = null;
  };
  const tell = (mark) => {
    clearTimeout(leaving);
    const note = document.getElementById(mark.getAttribute("href").slice(1));
    if (marked === mark || !note) return;
    marked = mark;
    tip.replaceChildren(...Array.from(note.childNodes, (node) => node.cloneNode(true)));
    tip.hidden = false;
    const box = mark.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const below = mark.getBoundingClientRect().bottom + 8;
    const above = box.top - tip.offsetHeight - 8;
    const place = below + tip.offsetHeight > window.innerHeight && above > 0 ? above : below;
    tip.style.top = `${place + window.scrollY}px`;
    tip.style.left = `${Math.max(16, Math.min(box.left, width - tip.offsetWidth - 16)) + window.scrollX}px`;
  };
  const markOf = (event) => event.target.closest && event.target.closest(".mark");
  const leave = () => { clearTimeout(leaving); leaving = setTimeout(hide, 200); };
  table.addEventListener("pointerover", (event) => {
    const mark = markOf(event);
    if (mark && event.pointerType !== "touch") tell(mark);
  });
  table.addEventListener("pointerout", (event) => { if (markOf(event) && event.pointerType !== "touch") leave(); });
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  table.addEventListener("focusin", (event) => { if (markOf(event)) tell(markOf(event)); });
  table.addEventListener("focusout", (event) => { if (markOf(event)) leave(); });
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (mark) {
      event.preventDefault();
      tell(mark);
    } else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  const arrive = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const post = target && target.closest(".post");
    if (!post) return;
    open(post, true);
    post.classList.remove("later");
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", arrive);
  show();
  arrive();
})();
