// The measurements, in node and in a page alike: the time of one call, from a string to the
// answer, with the way into the module and back. Each package gets the call that answers "how many
// segments" soonest. septet and split-sms also split, without a promise, because septet returns
// objects with offsets.

export const NAMES = "plain extensions accented cyrillic cjk emoji marketing turkish hindi".split(" ");
const LENGTHS = [20, 70, 71, 160, 161, 306, 307, 1530];
// What is promised holds from here.
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

// What is computed is kept, or it might not be computed.
let kept;
export { kept };

// How long a call takes, by a clock of nanoseconds.
export function time(run, text, times, clock) {
  const start = clock();
  for (let time = 0; time < times; time++) kept = run(text);
  return (clock() - start) / times;
}

// The time of each work over a text. They take turns of so many nanoseconds, for others share
// the machine; and the shortest turn counts, for others can only make it longer.
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

// Rows of the table, one after the other. `texts` are pairs of a name and its characters; each
// is measured by its first ones.
export function* rows(texts, works, how) {
  const runs = Object.values(works);
  // All kinds of texts first, so that none is measured by code that has seen only its like.
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
  if (overSplitSms <= 1) faults.push(`${where}: behind split-sms`);
  return faults;
}

export const shown = (time) => (time < 1e4 ? `${Math.round(time)} ns` : `${Math.round(time / 100) / 10} µs`);

export const headings = (works) => ["text", "characters", ...Object.keys(works), "× calculator", "× split-sms"];

export function cells({ name, length, times, overCalculator, overSplitSms }) {
  return [name, length, ...times.map(shown), overCalculator.toFixed(0), overSplitSms.toFixed(2)];
}
