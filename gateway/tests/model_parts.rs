//! Parts of messages from carriers in the store, against a naive model with crashes and time.

use std::collections::BTreeMap;

mod support;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use septet_gateway::clock::Millis;
use septet_gateway::store::{Joined, Part, PartKey, Store};
use support::stored::{Stored, Stores};
use tokio::runtime::Runtime;

/// How long the parts of a complete message are duplicates.
const AGAIN: Millis = 60_000;

#[derive(Clone, Debug)]
enum Step {
    Part {
        sender: u8,
        total: u8,
        sequence: u8,
        content: u8,
        /// Whether the message is received if it is complete, or the process dies before.
        is_received: bool,
    },
    Wait {
        time: Millis,
    },
    /// Forgets which messages were complete before this time.
    Sweep {
        age: Millis,
    },
    Crash,
}

fn step() -> impl Strategy<Value = Step> {
    let part = (
        0..2_u8,
        2..4_u8,
        1..4_u8,
        0..2_u8,
        prop::bool::weighted(0.8),
    );
    prop_oneof![
        12 => part.prop_map(|(sender, total, sequence, content, is_received)| Step::Part {
            sender,
            total,
            sequence: sequence.min(total),
            content,
            is_received,
        }),
        3 => (0..40_000_i64).prop_map(|time| Step::Wait { time }),
        1 => (0..120_000_i64).prop_map(|age| Step::Sweep { age }),
        1 => Just(Step::Crash),
    ]
}

/// The contents of parts, by their sequence numbers, and when each was received.
type Parts = BTreeMap<u8, (u8, Millis)>;

#[derive(Default)]
struct Model {
    /// By the sender and the number of parts.
    parts: BTreeMap<(u8, u8), Parts>,
    joined: BTreeMap<(u8, u8), (Millis, Parts)>,
    now: Millis,
}

fn key(sender: u8, total: u8) -> PartKey {
    PartKey {
        carrier: "main".to_owned(),
        sender: sender.to_string(),
        recipient: "+15551230001".to_owned(),
        width: 1,
        reference: 7,
        total,
    }
}

async fn part(store: &dyn Store, model: &mut Model, step: (u8, u8, u8, u8), is_received: bool) {
    let (sender, total, sequence, content) = step;
    let (now, name) = (model.now, (sender, total));
    let part = Part {
        sequence,
        time: now,
        coding: 0,
        has_header: false,
        octets: vec![content],
    };
    let keep = || store.keep_part(key(sender, total), part.clone());
    let mut joined = keep().await.unwrap();
    let is_duplicate = model.joined.get(&name).is_some_and(|(time, parts)| {
        let known = parts.get(&sequence);
        *time > now - AGAIN && known.is_some_and(|known| known.0 == content)
    });
    if is_duplicate {
        assert_eq!(joined, Joined::Duplicate);
        return;
    }
    let parts = model.parts.entry(name).or_default();
    let known = parts.get(&sequence);
    if known.is_some_and(|known| known.0 != content) {
        let first = parts.values().map(|(_, time)| *time).min().unwrap();
        assert_eq!(joined, Joined::Conflict(first));
        let is_whole = parts.len() == usize::from(total);
        let given_up = std::mem::take(parts);
        let received = store.receive(Some(key(sender, total)), now, None, "any");
        assert!(received.await.unwrap());
        if is_whole {
            model.joined.insert(name, (now, given_up));
        }
        joined = keep().await.unwrap();
    }
    let parts = model.parts.entry(name).or_default();
    parts.insert(sequence, (content, now));
    if parts.len() < usize::from(total) {
        assert_eq!(joined, Joined::Held);
        return;
    }
    let Joined::Complete(all) = joined else {
        panic!("{joined:?}");
    };
    let found: Vec<_> = all.iter().map(|part| part.octets[0]).collect();
    let expected: Vec<_> = parts.values().map(|(content, _)| *content).collect();
    assert_eq!(found, expected);
    if is_received {
        let parts = model.parts.remove(&name).unwrap();
        model.joined.insert(name, (now, parts));
        // The second time, it was received before.
        for expected in [true, false] {
            let received = store.receive(Some(key(sender, total)), now, None, "any");
            assert_eq!(received.await.unwrap(), expected);
        }
    }
}

async fn compare(store: &dyn Store, model: &Model) {
    let before = model.now - 50_000;
    let stale = store.stale_parts("main", before, 1000).await.unwrap();
    let each = stale.into_iter();
    let each = each.map(|(key, time)| (key.sender, key.total, time));
    let mut found: Vec<_> = each.collect();
    found.sort();
    let firsts = model.parts.iter().map(|((sender, total), parts)| {
        let first = parts.values().map(|(_, time)| *time).min();
        (sender.to_string(), *total, first.unwrap())
    });
    let expected: Vec<_> = firsts.filter(|(.., time)| *time < before).collect();
    assert_eq!(found, expected);
    assert_eq!(store.stale_parts("other", before, 1000).await.unwrap(), []);
}

async fn run(steps: Vec<Step>, mut stored: Stored<'_>) {
    let mut model = Model {
        now: 1_000_000,
        ..Model::default()
    };
    for step in steps {
        match step {
            Step::Part {
                sender,
                total,
                sequence,
                content,
                is_received,
            } => {
                let step = (sender, total, sequence, content);
                part(&**stored.store(), &mut model, step, is_received).await;
            }
            Step::Wait { time } => model.now += time,
            Step::Sweep { age } => {
                let before = model.now - age;
                model.joined.retain(|_, (time, _)| *time >= before);
                stored.store().sweep_receipts(before).await.unwrap();
            }
            Step::Crash => {
                stored.crash().await;
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
