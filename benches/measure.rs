//! What it costs to measure a text, beside what any reader of the same bytes pays:
//! `core::str::from_utf8`, which only checks that they are UTF-8.
//!
//! One group for each text, of 160 characters. The published figure is the ratio of the
//! two within one run, because absolute times differ from machine to machine:
//!
//! ```text
//! cargo bench --bench measure
//! ```

use std::hint::black_box;
use std::str::from_utf8;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The texts, written out here so that figures do not move with anything else.
fn texts() -> [(&'static str, String); 5] {
    let text = |sample: &str| sample.chars().cycle().take(160).collect();
    [
        (
            "plain",
            text("Your parcel arrives today between 14 and 16 h. "),
        ),
        ("extensions", text("Total: 5 € [net], {id: 7} ")),
        ("accented", text("Überraschung für Zoë: così è già più ñ. ")),
        ("cyrillic", text("Ваша посылка придёт сегодня с 14 до 16. ")),
        ("emoji", text("Sale 🎉🔥 50% off 👋🏽 today only! ")),
    ]
}

fn measure(criterion: &mut Criterion) {
    for (name, text) in texts() {
        let mut group = criterion.benchmark_group(format!("measure/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("septet", |bench| {
            bench.iter(|| septet::measure(black_box(&text)));
        });
        group.bench_function("from_utf8", |bench| {
            bench.iter(|| from_utf8(black_box(text.as_bytes())).map(str::len));
        });
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(1));
    targets = measure
}
criterion_main!(benches);
