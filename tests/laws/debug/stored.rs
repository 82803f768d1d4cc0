//! A store, and the messages in it.

use septet::UserData;
use septet::reassembly::{
    Bodies, Decode, DecodeLossy, JoinError, Message, MessageKey, Messages, MissingParts, Parts,
    Progress, ReadError, Reassembler, ReassemblyError,
};

use super::super::segmenter;
use super::received::user_data;
use super::{Source, debug, error, iterator, shown};

/// Small, so that it fills up.
type Store = Reassembler<String, 2, 5>;

/// The octets choose the sender and the reference of each part, and which parts arrive.
pub fn formatted(source: Source, received: &UserData) {
    let mut store = Store::new();
    debug::<Reassembler<String, 2, 5>>(&store);
    let mut octets = source.octets.iter().copied().cycle();
    let mut choice = || octets.next().unwrap_or(0);
    let segments = segmenter(source.rules).split(source.text);
    for segment in segments.into_iter().flatten().take(9) {
        let sent = segment.encode(u16::from(choice() % 3) * 0x100);
        user_data(&sent);
        if choice() % 4 > 0 {
            push(&mut store, choice(), &sent);
        }
    }
    push(&mut store, choice(), received);
    debug::<Store>(&store);
    for message in &store {
        self::message(message);
    }
    iterator::<Messages<String>, Message<String>>(store.messages());
    if let Some(stalest) = store.stalest() {
        let key = stalest.key().clone();
        store.remove(&key);
    }
    debug::<Store>(&store);
}

fn push(store: &mut Store, choice: u8, part: &UserData) {
    let sender = (choice % 3).to_string();
    match store.push(sender, choice.into(), part) {
        Ok(progress) => debug::<Progress<String>>(&progress),
        Err(one) => error::<ReassemblyError<String>>(&one),
    }
}

fn message(message: Message<String>) {
    debug::<MessageKey<String>>(message.key());
    iterator::<Parts, _>(message.parts());
    iterator::<Bodies, _>(message.bodies());
    iterator::<MissingParts, _>(message.missing_parts());
    iterator::<Decode, _>(message.decode());
    for one in message.decode().filter_map(Result::err) {
        error::<JoinError>(&one);
    }
    if let Err(one) = message.read_lossy(&mut [0; 1]) {
        error::<ReadError>(&one);
    }
    let mut lossy = message.decode_lossy();
    iterator::<DecodeLossy, _>(lossy.clone());
    lossy.next();
    shown::<DecodeLossy>(&lossy);
}
