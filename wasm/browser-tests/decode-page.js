// The tab "Decode" as tests use it.

/** Opens the tab with the values of an address. */
export async function openDecode(harness, values = {}, options) {
  const page = await harness.open(`/preview/#decode?${new URLSearchParams(values)}`, options);
  await page.locator("#octets-text").waitFor();
  await page.waitForFunction(() => !/Loading|Decoding/.test(document.querySelector(".messages").textContent));
  return page;
}

export const paste = (page, text) => page.locator("#octets-text").fill(text);
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
