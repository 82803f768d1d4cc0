// The tab "Write": the element, the fields of the page in its rules, and example texts.

import "../element/sms-preview.js";
import { copyLinkBy, SharedText } from "./share.js";

const find = (id) => document.getElementById(id);

export const preview = document.querySelector("sms-preview");
export const shared = new SharedText(preview);

/** Imports the module dynamically, so that the element can report a failure. */
async function load() {
  const septet = await import("../pkg/web.js");
  await septet.default();
  return septet;
}

/** Settled when the module of the element is loaded, or is not. */
export const loaded = load();
preview.septet = loaded;

/** Sets an attribute of the element, or removes it if the value is empty. */
function attribute(name, value) {
  if (value === "") preview.removeAttribute(name);
  else preview.setAttribute(name, value);
}

for (const name of ["price", "mms-price", "currency", "boundary"]) {
  find(name).addEventListener("input", ({ target }) => attribute(name, target.value.trim()));
}

// A link can change this rule, for which only the page has a control.
preview.addEventListener("sms-preview-change", () => {
  find("boundary").value = preview.getAttribute("boundary") ?? "";
});

find("theme").addEventListener("input", ({ target }) => {
  if (target.value === "light dark") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = target.value;
});

/** Opens the rules on the first visit, if the window is wide. */
function openRules() {
  try {
    const isFirst = !localStorage.getItem("septet-visited");
    localStorage.setItem("septet-visited", "yes");
    preview.toggleAttribute("open-rules", isFirst && matchMedia("(width >= 56rem)").matches);
  } catch {
    // Storage can be blocked; then the rules stay folded.
  }
}
openRules();

const TEXTS = {
  "Curly apostrophe":
    "Hello, it’s the eye clinic here. Your appointment is on Tuesday 24 March at 9:40. Please arrive ten minutes early, and bring your card and the letter from your doctor. Reply YES to keep it.",
  "Emoji": "Your parcel is on its way 📦🚚 Track it here: example.com/t/8F2K 👩‍👩‍👧 Thanks for shopping with us 🎉",
  "Long and plain": "The quick brown fox jumps over the lazy dog and pays 5 € {or more}. ".repeat(8),
  "Türkçe": "Sayın müşterimiz, siparişiniz kargoya verilmiştir. Teslimat yarın öğleden sonra yapılacaktır. İyi günler dileriz, teşekkür ederiz.",
  "हिन्दी": "आपका ऑर्डर भेज दिया गया है और कल तक पहुँच जाएगा। कृपया डिलीवरी के समय घर पर रहें। धन्यवाद, आपका दिन शुभ हो।",
  "العربية": "مرحبا، تم تأكيد موعدك يوم الثلاثاء الساعة ٩:٤٠ صباحا. يرجى الحضور قبل الموعد بعشر دقائق وإحضار البطاقة. شكرا لكم",
};

for (const [name, text] of Object.entries(TEXTS)) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("click", () => {
    preview.value = text;
  });
  find("texts").append(button);
}

preview.value = TEXTS["Curly apostrophe"];

copyLinkBy(find("share"), find("shared"), () => shared.link("write"));
