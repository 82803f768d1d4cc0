// The tab "Decode" as tests use it.

/** An SMS-DELIVER, and what it says. */
export const DELIVER = "06917228195339040B917228214365F70000313062315352800A800D8A5E98D337A910";
export const TEXT = "@{tést}!";

/** Opens the tab with the values of an address. */
export async function openDecode(harness, values = {}, options) {
  const page = await harness.open(`/preview/#decode?${new URLSearchParams(values)}`, options);
  await page.locator("#octets-text").waitFor();
  await page.waitForFunction(() => !/Loading|Decoding/.test(document.querySelector(".messages").textContent));
  return page;
}

export const paste = (page, text) => page.locator("#octets-text").fill(text);
/** Enters a long text as a script does, which is faster. Returns what is shown at once. */
export const enter = (page, text) => page.evaluate((text) => {
  const area = document.getElementById("octets-text");
  area.value = text;
  area.dispatchEvent(new Event("input"));
  return document.querySelector(".messages").textContent;
}, text);
export const settled = (page) => page.waitForFunction(() => !/Decoding/.test(document.querySelector(".messages").textContent));

/** Returns what is shown of each message. */
export async function messages(page) {
  await settled(page);
  return page.locator(".messages > .message:not(.wrong)").evaluateAll((cards) => cards.map((card) => {
    const all = (selector) => [...card.querySelectorAll(selector)].map((one) => one.textContent);
    const rows = [...card.querySelectorAll("tbody tr")].map((row) => {
      const [name, value, octets] = [...row.children].map((cell) => cell.textContent);
      return [name.slice(2), value, octets];
    });
    return { text: all(".said")[0], alarms: all(".alarm"), notes: all(".small"), fields: rows, octets: all(".octets [role=option]").join("") };
  }));
}

export const texts = async (page) => (await messages(page)).map(({ text }) => text);
