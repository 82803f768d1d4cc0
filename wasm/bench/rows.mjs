// The measurements, in node and in a page alike: the time of one call, from a string to the
// answer, with the way into the module and back. Each package gets the call that answers "how many
// segments" soonest. septet and split-sms also split, without a promise, because septet returns
// objects with offsets.

export const NAMES = "plain extensions accented cyrillic cjk emoji marketing turkish hindi".split(" ");
const LENGTHS = [20, 70, 71, 160, 161, 306, 307, 1530];
// The promises begin at this length.
const FROM = 70;
const TIMES_THE_CALCULATOR = 100;

export function works({ measure, split }, splitSms, { SegmentedMessage }) {
  return {
    septet: (text) => measure(text),
    "split-sms": (text) => splitSms(text, { summary: true }),
    calculator: (text) => new SegmentedMessage(text),
    "septet, split": (text) => split(text),
    "split-sms, split": (text) => splitSms(text),
  };
}

// Keeps the result, so that the call is not optimised away.
let kept;
export { kept };

// The time of a call, by a clock in nanoseconds.
export function time(run, text, times, clock) {
  const start = clock();
  for (let time = 0; time < times; time++) kept = run(text);
  return (clock() - start) / times;
}

// The time of each function for a text. They take turns of `turn` nanoseconds, because other
// programs share the machine; the shortest turn counts, because others can only make it longer.
function turns(text, runs, { clock, turn, rounds }) {
  const works = runs.map((run) => {
    let times = 1;
    while (time(run, text, times, clock) * times < turn / 2) times *= 2;
    return { run, times, shortest: Infinity };
  });
  for (let round = 0; round < rounds; round++) {
    for (const work of works) {
      work.shortest = Math.min(work.shortest, time(work.run, text, work.times, clock));
    }
  }
  return works.map((work) => work.shortest);
}

// The rows of the table. `texts` are pairs of a name and characters, of which each row takes the
// first ones.
export function* rows(texts, works, how) {
  const runs = Object.values(works);
  // All kinds of texts first, so that no code is optimised for one kind only.
  for (const [, characters] of texts) {
    for (const run of runs) time(run, characters.slice(0, 160).join(""), 200, how.clock);
  }
  for (const [name, characters] of texts) {
    for (const length of LENGTHS) {
      const times = turns(characters.slice(0, length).join(""), runs, how);
      const [septet, splitSms, calculator] = times;
      const row = { name, length, times, overCalculator: calculator / septet, overSplitSms: splitSms / septet };
      yield { ...row, faults: length < FROM ? [] : faultsOf(row) };
    }
  }
}

function faultsOf({ name, length, overCalculator, overSplitSms }) {
  const where = `${name}, ${length} characters`;
  const faults = [];
  if (overCalculator < TIMES_THE_CALCULATOR) faults.push(`${where}: ${overCalculator.toFixed(0)} × the calculator`);
  if (overSplitSms <= 1) faults.push(`${where}: slower than split-sms`);
  return faults;
}

export const shown = (time) => (time < 1e4 ? `${Math.round(time)} ns` : `${Math.round(time / 100) / 10} µs`);

export const headings = (works) => ["text", "characters", ...Object.keys(works), "× calculator", "× split-sms"];

export function cells({ name, length, times, overCalculator, overSplitSms }) {
  return [name, length, ...times.map(shown), overCalculator.toFixed(0), overSplitSms.toFixed(2)];
}
