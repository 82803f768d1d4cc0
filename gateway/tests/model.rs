//! The store against a naive model, with random messages, answers, crashes and time.

mod support;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use septet_gateway::clock::Millis;
use septet_gateway::events;
use septet_gateway::message::{Event, EventKind, Message};
use septet_gateway::store::{Place, Progress, QueuedEvent, QueuedMessage, Store};
use support::stored::{self, Stored, Stores};
use tokio::runtime::Runtime;

const RECEIVERS: [&str; 2] = ["one", "two"];
/// How many are read on at once.
const FEW: usize = 2;
const DAY: Millis = 24 * 60 * 60 * 1000;

/// What happens. Numbers choose among what there is.
#[derive(Clone, Debug)]
enum Step {
    Accept,
    /// The carrier has a message, and this number of events is to be told to a receiver, or only the one
    /// that the service tells of most messages.
    Finish {
        message: usize,
        events: usize,
        receiver: usize,
        is_plain: bool,
        error: Option<u16>,
    },
    PostponeMessage {
        message: usize,
        delay: Millis,
        events: usize,
        receiver: usize,
    },
    Acknowledge {
        event: usize,
    },
    PostponeEvent {
        event: usize,
        delay: Millis,
    },
    Wait {
        time: Millis,
    },
    /// The process dies and starts again.
    Crash,
    Expire,
}

fn step() -> impl Strategy<Value = Step> {
    let delay = 0..100_i64;
    prop_oneof![
        4 => Just(Step::Accept),
        4 => (any::<usize>(), 0..4_usize, 0..2_usize, any::<bool>(), prop_oneof![
            Just(None),
            Just(Some(4432)),
        ]).prop_map(|(message, events, receiver, is_plain, error)| {
            Step::Finish { message, events, receiver, is_plain, error }
        }),
        2 => (any::<usize>(), delay.clone(), 0..2_usize, 0..2_usize).prop_map(
            |(message, delay, events, receiver)| {
                Step::PostponeMessage { message, delay, events, receiver }
            }
        ),
        5 => any::<usize>().prop_map(|event| Step::Acknowledge { event }),
        3 => (any::<usize>(), delay).prop_map(|(event, delay)| Step::PostponeEvent { event, delay }),
        3 => (0..80_i64).prop_map(|time| Step::Wait { time }),
        1 => Just(Step::Wait { time: DAY / 3 }),
        1 => Just(Step::Crash),
        1 => Just(Step::Expire),
    ]
}

#[derive(Clone, Debug)]
struct ModelEvent {
    /// The order of all events.
    number: usize,
    body: Vec<u8>,
    receiver: usize,
    time: Millis,
    due: Option<Millis>,
    attempts: u32,
}

#[derive(Clone, Debug)]
struct ModelMessage {
    number: usize,
    id: String,
    is_sent: bool,
    due: Option<Millis>,
    attempts: u32,
    error: Option<u16>,
    /// Whether its end was its only event, which waits for no other.
    is_alone: bool,
    events: Vec<ModelEvent>,
}

#[derive(Default)]
struct Model {
    messages: Vec<ModelMessage>,
    /// The places up to which messages, and events for each receiver, were read as the service does.
    read: [Place; 1 + RECEIVERS.len()],
    /// The new events of each receiver that the store returned once, and is not asked for again.
    once: [Vec<QueuedEvent>; RECEIVERS.len()],
    now: Millis,
    /// The events so far.
    number: usize,
}

impl Model {
    /// The indices of the messages that wait for the carrier.
    fn waiting(&self) -> Vec<usize> {
        let all = 0..self.messages.len();
        all.filter(|&index| !self.messages[index].is_sent).collect()
    }

    /// The indices of the messages whose first event may be sent now.
    fn tellable(&self) -> Vec<usize> {
        let is_due = |message: &ModelMessage| {
            let first = message.events.first();
            first.is_some_and(|event| event.due.is_none_or(|due| due <= self.now))
        };
        let all = 0..self.messages.len();
        all.filter(|&index| is_due(&self.messages[index])).collect()
    }

    fn tell(&mut self, message: usize, number: usize, receiver: usize) -> Vec<Event> {
        let mut events = vec![];
        for _ in 0..number {
            self.number += 1;
            let body = self.number.to_string().into_bytes();
            self.messages[message].events.push(ModelEvent {
                number: self.number,
                body: body.clone(),
                receiver,
                time: self.now,
                due: None,
                attempts: 0,
            });
            events.push(Event {
                kind: EventKind::MessageDelivered,
                time: self.now,
                body,
                is_plain: false,
            });
        }
        events
    }

    /// The event that the service tells of most messages.
    fn tell_plain(&mut self, index: usize, receiver: usize, error: Option<u16>) -> Vec<Event> {
        let number = self.messages[index].number;
        let event = events::plain(&message(number), error, self.now);
        self.tell(index, 1, receiver);
        self.messages[index].events.last_mut().unwrap().body = event.body.clone();
        vec![event]
    }

    /// The store is not to return an event again that it had returned once.
    fn forget_once(&mut self, place: Place) {
        for once in &mut self.once {
            once.retain(|queued| queued.place != place);
        }
    }

    /// Forgets a message that has been sent and has no events left.
    fn tidy(&mut self) {
        self.messages
            .retain(|message| !message.is_sent || !message.events.is_empty());
    }
}

fn message(number: usize) -> Message {
    Message {
        segments: 2,
        ..stored::message(&format!("message {number}"))
    }
}

async fn place_of(store: &dyn Store, id: &str) -> i64 {
    let held = store.held("1", 0, 1000).await.unwrap();
    held.iter()
        .find(|held| held.message.id == id)
        .unwrap()
        .place
}

async fn event_place(
    store: &dyn Store,
    event: &ModelEvent,
    once: &[QueuedEvent],
    now: Millis,
) -> i64 {
    let receiver = RECEIVERS[event.receiver];
    let mut all = once.to_vec();
    all.extend(store.new_events(receiver, 0, 1000).await.unwrap().events);
    all.extend(store.due_events(receiver, now, 1000).await.unwrap());
    all.iter()
        .find(|queued| queued.event.body == event.body)
        .unwrap()
        .place
}

/// Reads what is new after what was read before, a few at a time. It may come from memory, and is what
/// the database has.
async fn read_on(store: &dyn Store, read: &mut [Place], once: &mut [Vec<QueuedEvent>]) {
    let (messages, events) = read.split_first_mut().unwrap();
    let new = store.new_messages(*messages, FEW).await.unwrap();
    let all = store.new_messages(0, 1000).await.unwrap();
    let what = |one: &QueuedMessage| (one.place, one.message.clone(), one.attempts, one.is_begun);
    let later = all.iter().filter(|one| one.place > *messages).take(FEW);
    let later: Vec<_> = later.map(what).collect();
    assert_eq!(new.iter().map(what).collect::<Vec<_>>(), later);
    *messages = new.last().map_or(*messages, |one| one.place);
    for ((receiver, read), once) in RECEIVERS.iter().zip(events).zip(once) {
        let mut new = store.new_events(receiver, *read, FEW).await.unwrap();
        let mut all = store.new_events(receiver, 0, 1000).await.unwrap().events;
        // Those that come again are in the database.
        let again = store.new_events(receiver, 0, 1000).await.unwrap().events;
        let comes_again = |one: &QueuedEvent| again.iter().any(|other| other.place == one.place);
        for events in [&mut new.events, &mut all] {
            once.extend(events.extract_if(.., |one| !comes_again(one)));
        }
        let what = |one: &QueuedEvent| {
            let event = &one.event;
            (
                one.place,
                event.kind,
                event.time,
                event.body.clone(),
                one.attempts,
            )
        };
        let later = all.iter().filter(|one| one.place > *read);
        // Some that are new may have been left out.
        let later: Vec<_> = later
            .filter(|one| one.place <= new.last)
            .map(what)
            .collect();
        let is_end = later.len() == all.iter().filter(|one| one.place > *read).count();
        assert!(is_end || new.last > *read, "nothing more is read");
        assert_eq!(new.events.iter().map(what).collect::<Vec<_>>(), later);
        *read = new.last;
    }
}

/// Compares everything that the store says with the model.
async fn compare(store: &dyn Store, model: &mut Model) {
    read_on(store, &mut model.read, &mut model.once).await;
    let ids = |messages: &[septet_gateway::store::QueuedMessage]| {
        let each = messages.iter();
        each.map(|one| (one.message.id.clone(), one.attempts))
            .collect::<Vec<_>>()
    };
    let expected = |is_wanted: &dyn Fn(&ModelMessage) -> bool| {
        let waiting = model.messages.iter().filter(|one| !one.is_sent);
        let wanted = waiting.filter(|one| is_wanted(one));
        wanted
            .map(|one| (one.id.clone(), one.attempts))
            .collect::<Vec<_>>()
    };
    let new = store.new_messages(0, 1000).await.unwrap();
    assert_eq!(ids(&new), expected(&|one| one.due.is_none()));
    assert!(new.iter().all(|one| one.message.text == "Hello"));
    let mut due = ids(&store.due_messages(model.now, 1000).await.unwrap());
    let mut wanted = expected(&|one| one.due.is_some_and(|due| due <= model.now));
    due.sort();
    wanted.sort();
    assert_eq!(due, wanted);
    for (receiver, name) in RECEIVERS.iter().enumerate() {
        let numbers = |events: Vec<septet_gateway::store::QueuedEvent>| {
            let each = events.into_iter().map(|one| {
                let mut all = model.messages.iter().flat_map(|message| &message.events);
                let event = all.find(|event| event.body == one.event.body).unwrap();
                assert_eq!(one.event.time, event.time);
                (event.number, one.attempts)
            });
            let mut each: Vec<_> = each.collect();
            each.sort_unstable();
            each
        };
        let expected = |is_wanted: &dyn Fn(&ModelEvent) -> bool| {
            let firsts = model
                .messages
                .iter()
                .filter_map(|message| message.events.first());
            let mut each: Vec<_> = firsts
                .filter(|event| event.receiver == receiver && is_wanted(event))
                .map(|event| (event.number, event.attempts))
                .collect();
            each.sort_unstable();
            each
        };
        let mut new = store.new_events(name, 0, 1000).await.unwrap().events;
        new.extend(model.once[receiver].iter().cloned());
        assert_eq!(numbers(new), expected(&|event| event.due.is_none()));
        let due = store.due_events(name, model.now, 1000).await.unwrap();
        assert_eq!(
            numbers(due),
            expected(&|event| event.due.is_some_and(|due| due <= model.now))
        );
    }
    let held = store.held("1", 0, 1000).await.unwrap();
    let held: Vec<_> = held
        .iter()
        .map(|one| {
            (
                one.message.id.clone(),
                one.progress == Progress::Ended,
                one.error,
            )
        })
        .collect();
    let all = model
        .messages
        .iter()
        .map(|one| (one.id.clone(), one.is_sent, one.error));
    assert_eq!(held, all.collect::<Vec<_>>());
    let backlog = store.backlog().await.unwrap();
    let waiting = model.waiting().len() as u64;
    assert_eq!((backlog.messages, backlog.segments), (waiting, 2 * waiting));
    let events: usize = model.messages.iter().map(|one| one.events.len()).sum();
    assert_eq!(backlog.events, events as u64);
}

/// Chooses one of several by any number.
fn choose(all: &[usize], number: usize) -> Option<usize> {
    all.get(number % all.len().max(1)).copied()
}

async fn run(steps: Vec<Step>, mut stored: Stored<'_>) {
    let mut model = Model::default();
    let mut accepted = 0;
    for step in steps {
        match step {
            Step::Accept => {
                accepted += 1;
                let message = message(accepted);
                model.messages.push(ModelMessage {
                    number: accepted,
                    id: message.id.clone(),
                    is_sent: false,
                    due: None,
                    attempts: 0,
                    error: None,
                    is_alone: false,
                    events: vec![],
                });
                stored.store().accept(message).await.unwrap();
            }
            Step::Finish {
                message,
                events,
                receiver,
                is_plain,
                error,
            } => {
                let Some(index) = choose(&model.waiting(), message) else {
                    continue;
                };
                let place = place_of(&**stored.store(), &model.messages[index].id).await;
                let events = match is_plain {
                    true => model.tell_plain(index, receiver, error),
                    false => model.tell(index, events, receiver),
                };
                model.messages[index].is_alone = model.messages[index].events.len() == 1;
                model.messages[index].is_sent = true;
                model.messages[index].error = error;
                model.tidy();
                stored
                    .store()
                    .finish(place, events, RECEIVERS[receiver], error)
                    .await
                    .unwrap();
            }
            Step::PostponeMessage {
                message,
                delay,
                events,
                receiver,
            } => {
                let Some(index) = choose(&model.waiting(), message) else {
                    continue;
                };
                let place = place_of(&**stored.store(), &model.messages[index].id).await;
                let until = model.now + delay;
                let events = model.tell(index, events, receiver);
                model.messages[index].due = Some(until);
                model.messages[index].attempts += 1;
                let name = RECEIVERS[receiver];
                stored
                    .store()
                    .postpone_message(place, until, events, name)
                    .await
                    .unwrap();
            }
            Step::Acknowledge { event } => {
                let Some(index) = choose(&model.tellable(), event) else {
                    continue;
                };
                let event = model.messages[index].events.remove(0);
                let now = model.now;
                let once = &model.once[event.receiver];
                let place = event_place(&**stored.store(), &event, once, now).await;
                model.forget_once(place);
                let next = model.messages[index].events.first_mut();
                let is_next_due = next.is_some();
                if let Some(next) = next {
                    // It may have been left out when it was new.
                    next.due = next.due.or(Some(now));
                }
                model.tidy();
                let forgotten = stored.store().forget_event(place, now).await;
                assert_eq!(forgotten.unwrap(), is_next_due);
            }
            Step::PostponeEvent { event, delay } => {
                let Some(index) = choose(&model.tellable(), event) else {
                    continue;
                };
                let until = model.now + delay;
                let event = &mut model.messages[index].events[0];
                let once = &model.once[event.receiver];
                let place = event_place(&**stored.store(), event, once, model.now).await;
                (event.due, event.attempts) = (Some(until), event.attempts + 1);
                model.forget_once(place);
                stored.store().postpone_event(place, until).await.unwrap();
            }
            Step::Wait { time } => model.now += time,
            Step::Crash => {
                if let Some(due) = stored.crash().await {
                    model.once = Default::default();
                    for message in &mut model.messages {
                        if !message.is_sent {
                            message.due = message.due.or(Some(due));
                        }
                        if let Some(first) = message.events.first_mut() {
                            first.due = first.due.or(Some(due));
                        }
                    }
                }
            }
            Step::Expire => {
                let before = model.now - DAY;
                let mut expired = 0;
                for message in &mut model.messages {
                    let kept = message.events.len();
                    message.events.retain(|event| event.time >= before);
                    expired += (kept - message.events.len()) as u64;
                }
                model.tidy();
                for once in &mut model.once {
                    once.retain(|queued| queued.event.time >= before);
                }
                let now = model.now;
                if expired > 0 {
                    let all = model.messages.iter_mut().filter(|one| !one.is_alone);
                    let firsts = all.filter_map(|one| one.events.first_mut());
                    firsts.for_each(|event| event.due = event.due.or(Some(now)));
                }
                assert_eq!(
                    stored.store().expire_events(before, now).await.unwrap(),
                    expired
                );
            }
        }
        compare(&**stored.store(), &mut model).await;
    }
    stored.store().close().await.unwrap();
}

fn the_store_equals_the_model(runtime: &Runtime, stores: &Stores) {
    let config = ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let steps = prop::collection::vec(step(), 1..60);
    let mut runner = TestRunner::new(config);
    let result = runner.run(&steps, |steps| {
        runtime.block_on(async { run(steps, stores.create().await).await });
        Ok(())
    });
    result.unwrap();
}

on_both_stores!(the_store_equals_the_model);
