//! What the store keeps for carriers, against a naive model: segments and receipts, with crashes
//! and time. Identifiers have one form here.

use std::collections::BTreeMap;

mod support;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use septet_gateway::clock::Millis;
use septet_gateway::store::{Folded, Place, Receipt, Segment, Store, Submitted};
use support::stored::{Stored, Stores, message};
use tokio::runtime::Runtime;

/// What happens. Numbers choose among what there is.
#[derive(Clone, Debug)]
enum Step {
    Accept {
        total: u8,
    },
    /// The carrier has accepted the next segment of a message.
    Submit {
        message: usize,
    },
    /// For a segment that may be yet to come.
    Receipt {
        message: usize,
        sequence: u8,
        error: Option<u16>,
    },
    Finish {
        message: usize,
    },
    Retry {
        message: usize,
        is_unanswered: bool,
    },
    Wait {
        time: Millis,
    },
    /// Forgets what was held since this time.
    Sweep {
        age: Millis,
    },
    Crash,
}

fn step() -> impl Strategy<Value = Step> {
    let error = prop_oneof![2 => Just(None), 1 => (4700..4800_u16).prop_map(Some)];
    prop_oneof![
        3 => (1..4_u8).prop_map(|total| Step::Accept { total }),
        6 => any::<usize>().prop_map(|message| Step::Submit { message }),
        6 => (any::<usize>(), 1..4_u8, error).prop_map(|(message, sequence, error)| {
            Step::Receipt { message, sequence, error }
        }),
        2 => any::<usize>().prop_map(|message| Step::Finish { message }),
        1 => (any::<usize>(), any::<bool>()).prop_map(|(message, is_unanswered)| {
            Step::Retry { message, is_unanswered }
        }),
        3 => (0..40_000_i64).prop_map(|time| Step::Wait { time }),
        1 => (0..120_000_i64).prop_map(|age| Step::Sweep { age }),
        1 => Just(Step::Crash),
    ]
}

#[derive(Clone, Debug)]
struct ModelMessage {
    number: usize,
    total: u8,
    /// When its receipts are given up, if the carrier has all of it.
    submitted: Option<Millis>,
    /// The outcomes of the segments that the carrier has: 0 is delivered.
    segments: BTreeMap<u8, Option<u16>>,
    /// Whether it was tried before, or by an instance that is gone.
    is_due: bool,
    attempts: u32,
    unanswered: u32,
}

impl ModelMessage {
    /// The error code of its end, if that is known: 0 is delivered.
    fn end(&self) -> Option<u16> {
        self.submitted?;
        let known = self.segments.values().flatten();
        let worst = known.clone().copied().max().unwrap_or(0);
        (worst > 0 || known.count() == self.segments.len()).then_some(worst)
    }
}

#[derive(Default)]
struct Model {
    messages: Vec<ModelMessage>,
    accepted: usize,
    /// Held receipts: the message, the sequence number, the outcome and the time.
    held: Vec<(usize, u8, u16, Millis)>,
    now: Millis,
}

/// The carrier's identifier of a segment.
fn id(message: usize, sequence: u8) -> String {
    format!("{message}-{sequence}")
}

fn ends(folded: impl IntoIterator<Item = Folded>) -> Vec<(String, u16)> {
    let each = folded.into_iter();
    let each = each.map(|one| (one.message.id, one.error.unwrap_or(0)));
    let mut all: Vec<_> = each.collect();
    all.sort();
    all
}

async fn compare(store: &dyn Store, model: &Model) {
    let held = store.held("1", 0, 1000).await.unwrap();
    let expected = model.messages.iter().map(|one| one.number.to_string());
    let ids: Vec<_> = held.iter().map(|one| one.message.id.clone()).collect();
    assert_eq!(ids, expected.collect::<Vec<_>>());
    for (one, held) in model.messages.iter().zip(&held) {
        let segments = store.segments(held.place).await.unwrap();
        let found = segments
            .into_iter()
            .map(|one| (one.sequence, one.id, one.total));
        let expected = one.segments.keys();
        let expected = expected.map(|sequence| (*sequence, id(one.number, *sequence), one.total));
        assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        assert_eq!(held.length, if one.submitted.is_some() { 0 } else { 5 });
    }
    let expected = |is_wanted: &dyn Fn(&ModelMessage) -> Option<u16>| {
        let all = model.messages.iter();
        let mut all: Vec<_> = all
            .filter_map(|one| Some((one.number.to_string(), is_wanted(one)?)))
            .collect();
        all.sort();
        all
    };
    let unfinished = store.unfinished().await.unwrap();
    assert_eq!(ends(unfinished), expected(&ModelMessage::end));
    let overdue = store.overdue(model.now, &[], 1000).await.unwrap();
    let is_overdue = |one: &ModelMessage| (one.submitted? <= model.now).then_some(9902);
    assert_eq!(ends(overdue), expected(&is_overdue));
    let due = store.due_messages(Millis::MAX, 1000).await.unwrap();
    let each = due
        .into_iter()
        .map(|one| (one.message.id.clone(), one.attempts, one.unanswered));
    let mut found: Vec<_> = each.collect();
    found.sort();
    let waiting = model.messages.iter().filter(|one| one.submitted.is_none());
    let expected = waiting.filter(|one| one.is_due);
    let mut expected: Vec<_> = expected
        .map(|one| (one.number.to_string(), one.attempts, one.unanswered))
        .collect();
    expected.sort();
    assert_eq!(found, expected);
}

fn choose(model: &Model, number: usize) -> Option<usize> {
    let length = model.messages.len();
    (length > 0).then(|| number % length)
}

async fn place(store: &dyn Store, number: usize) -> Place {
    let held = store.held("1", 0, 1000).await.unwrap();
    let mut all = held.iter();
    all.find(|one| one.message.id == number.to_string())
        .unwrap()
        .place
}

async fn submit(store: &dyn Store, model: &mut Model, index: usize) {
    let (held, now) = (&mut model.held, model.now);
    let one = &mut model.messages[index];
    let sequence = one.segments.len() as u8 + 1;
    if one.submitted.is_some() {
        return;
    }
    let is_it = |(message, known, ..): &(usize, u8, u16, Millis)| {
        (*message, *known) == (one.number, sequence)
    };
    let outcome = held
        .iter()
        .find(|receipt| is_it(receipt))
        .map(|receipt| receipt.2);
    held.retain(|receipt| !is_it(receipt));
    one.segments.insert(sequence, outcome);
    let is_last = sequence == one.total;
    one.submitted = is_last.then_some(now + 30_000);
    let segment = Segment {
        carrier: "main".to_owned(),
        sequence,
        total: one.total,
        reference: 7,
        id: id(one.number, sequence),
        recipient: "1230002".to_owned(),
    };
    let end = one.submitted.map(|until| Submitted {
        until,
        events: vec![],
        receiver: "any".to_owned(),
    });
    let place = place(store, one.number).await;
    let folded = store.submitted(place, vec![segment], end).await.unwrap();
    let expected = one.end().map(|code| (one.number.to_string(), code));
    assert_eq!(ends(folded), Vec::from_iter(expected));
}

async fn receipt(
    store: &dyn Store,
    model: &mut Model,
    index: usize,
    sequence: u8,
    error: Option<u16>,
) {
    let one = &mut model.messages[index];
    let receipt = Receipt {
        carrier: "main".to_owned(),
        ids: vec![(0, id(one.number, sequence))],
        numbers: ["1230002".to_owned(), "1230001".to_owned()],
        error,
        time: model.now,
    };
    let noted = store.receipt(receipt).await.unwrap();
    let mut expected = None;
    match one.segments.get_mut(&sequence) {
        None => model
            .held
            .push((one.number, sequence, error.unwrap_or(0), model.now)),
        Some(outcome) => {
            *outcome = outcome.or(Some(error.unwrap_or(0)));
            expected = one.end().map(|code| (one.number.to_string(), code));
        }
    }
    assert_eq!(noted.is_found, one.segments.contains_key(&sequence));
    assert_eq!(ends(noted.folded), Vec::from_iter(expected));
}

async fn run(steps: Vec<Step>, mut stored: Stored<'_>) {
    let mut model = Model {
        now: 1_000_000,
        ..Model::default()
    };
    for step in steps {
        match step {
            Step::Accept { total } => {
                model.accepted += 1;
                model.messages.push(ModelMessage {
                    number: model.accepted,
                    total,
                    submitted: None,
                    segments: BTreeMap::new(),
                    is_due: false,
                    attempts: 0,
                    unanswered: 0,
                });
                stored
                    .store()
                    .accept(message(&model.accepted.to_string()))
                    .await
                    .unwrap();
            }
            Step::Submit { message } => {
                let Some(index) = choose(&model, message) else {
                    continue;
                };
                submit(&**stored.store(), &mut model, index).await;
            }
            Step::Receipt {
                message,
                sequence,
                error,
            } => {
                let Some(index) = choose(&model, message) else {
                    continue;
                };
                receipt(&**stored.store(), &mut model, index, sequence, error).await;
            }
            Step::Finish { message } => {
                let Some(index) = choose(&model, message) else {
                    continue;
                };
                let one = &model.messages[index];
                let place = place(&**stored.store(), one.number).await;
                let is_finished = one.submitted.is_some();
                let finished = stored
                    .store()
                    .finish_submitted(place, vec![], "any", None)
                    .await;
                assert_eq!(finished.unwrap(), is_finished);
                if is_finished {
                    model.messages.remove(index);
                }
            }
            Step::Retry {
                message,
                is_unanswered,
            } => {
                let Some(index) = choose(&model, message) else {
                    continue;
                };
                let one = &mut model.messages[index];
                let place = place(&**stored.store(), one.number).await;
                if one.submitted.is_none() {
                    one.is_due = true;
                    one.attempts += 1;
                    one.unanswered += u32::from(is_unanswered);
                }
                stored
                    .store()
                    .retry(place, model.now, is_unanswered)
                    .await
                    .unwrap();
            }
            Step::Wait { time } => model.now += time,
            Step::Sweep { age } => {
                let before = model.now - age;
                // Receipts for segments that are not recorded find none.
                let old = stored
                    .store()
                    .find_old_receipts(model.now + 1, 0, 1000)
                    .await
                    .unwrap();
                assert_eq!((ends(old.0), old.1), (vec![], 0));
                let number = model.held.len();
                model.held.retain(|(.., time)| *time >= before);
                let swept = stored.store().sweep_receipts(before).await.unwrap();
                assert_eq!(swept, (number - model.held.len()) as u64);
            }
            Step::Crash => {
                if stored.crash().await.is_some() {
                    model.messages.iter_mut().for_each(|one| one.is_due = true);
                }
            }
        }
        compare(&**stored.store(), &model).await;
    }
    stored.store().close().await.unwrap();
}

fn the_store_equals_the_model(runtime: &Runtime, stores: &Stores) {
    let config = ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let steps = prop::collection::vec(step(), 1..80);
    let mut runner = TestRunner::new(config);
    let result = runner.run(&steps, |steps| {
        runtime.block_on(async { run(steps, stores.create().await).await });
        Ok(())
    });
    result.unwrap();
}

on_both_stores!(the_store_equals_the_model);
