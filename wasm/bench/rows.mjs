// Measures the time of a call from string to result, in Node.js and in pages. Each package uses its
// fastest call that counts segments. septet and split-sms also split, which has no target because
// septet returns objects with offsets.

export const NAMES = "plain extensions accented cyrillic cjk emoji marketing turkish hindi".split(" ");
const LENGTHS = [20, 70, 71, 160, 161, 306, 307, 1530];
// The targets apply from this length.
const FROM = 70;
const TIMES_THE_CALCULATOR = 100;

export function contenders({ measure, split }, splitSms, { SegmentedMessage }) {
  return {
    septet: (text) => measure(text),
    "split-sms": (text) => splitSms(text, { summary: true }),
    calculator: (text) => new SegmentedMessage(text),
    "septet, split": (text) => split(text),
    "split-sms, split": (text) => splitSms(text),
  };
}

// Keeps the result of a call, so that the call is not optimised away.
let kept;
export { kept };

// Returns the average time of a call in nanoseconds.
export function time(run, text, times, clock) {
  const start = clock();
  for (let time = 0; time < times; time++) kept = run(text);
  return (clock() - start) / times;
}

// Returns the time of a call of each function. The functions take turns of at most `turn`
// nanoseconds. The shortest turn counts, because other programs can only make a turn longer.
function turns(text, runs, { clock, turn, rounds }) {
  const timings = runs.map((run) => {
    let times = 1;
    while (time(run, text, times, clock) * times < turn / 2) times *= 2;
    return { run, times, shortest: Infinity };
  });
  for (let round = 0; round < rounds; round++) {
    for (const timing of timings) {
      const { run, times, shortest } = timing;
      timing.shortest = Math.min(shortest, time(run, text, times, clock));
    }
  }
  return timings.map(({ shortest }) => shortest);
}

// Yields the rows of the table. `texts` are pairs of a name and the characters of a text; each row
// measures a prefix.
export function* rows(texts, contenders, settings) {
  const runs = Object.values(contenders);
  // Warm up with all kinds of texts, so that no code is optimised for only one kind.
  for (const [, characters] of texts) {
    for (const run of runs) time(run, characters.slice(0, 160).join(""), 200, settings.clock);
  }
  for (const [name, characters] of texts) {
    for (const length of LENGTHS) {
      const times = turns(characters.slice(0, length).join(""), runs, settings);
      const [septet, splitSms, calculator] = times;
      const row = { name, length, times, overCalculator: calculator / septet, overSplitSms: splitSms / septet };
      yield { ...row, failures: length < FROM ? [] : failuresOf(row) };
    }
  }
}

function failuresOf({ name, length, overCalculator, overSplitSms }) {
  const where = `${name}, ${length} characters`;
  const failures = [];
  if (overCalculator < TIMES_THE_CALCULATOR) failures.push(`${where}: only ${overCalculator.toFixed(0)} times as fast as the calculator`);
  if (overSplitSms <= 1) failures.push(`${where}: not faster than split-sms`);
  return failures;
}

export const shown = (time) => (time < 1e4 ? `${Math.round(time)} ns` : `${Math.round(time / 100) / 10} µs`);

export const headings = (contenders) => ["text", "characters", ...Object.keys(contenders), "× calculator", "× split-sms"];

export function cells({ name, length, times, overCalculator, overSplitSms }) {
  return [name, length, ...times.map(shown), overCalculator.toFixed(0), overSplitSms.toFixed(2)];
}
