//! Benchmarks other rules and operations on texts of 160 and 1,530 characters. One group per text,
//! including the texts for national tables:
//!
//! - `measure`: the default rules;
//! - `estimate`: the rules of a provider, with its limit;
//! - `clusters`: whole clusters;
//! - `national`: every national table allowed;
//! - `explain`: every value of an explanation;
//! - `replace`: replacement with `Policy::IfSaves`, including the decision whether to replace.
//!
//! ```text
//! cargo bench --bench rules
//! ```

mod effort;
mod texts;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use septet::alphabet::Languages;
use septet::provider::{Channel, Provider};
use septet::replace::{Groups, Policy};
use septet::{Boundary, Segmenter};

use texts::{NATIONAL, TEXTS, first};

const PLAIN: Segmenter = Segmenter::new();
const CLUSTERS: Segmenter = PLAIN.with_boundary(Boundary::Grapheme);
const ALL: Segmenter = PLAIN.with_languages(Languages::ALL);

fn explain(text: &str) {
    let explanation = PLAIN.explain(text);
    black_box((explanation.measure(), explanation.only_unmappable()));
    black_box(explanation.measure_without_unmappable());
    black_box(explanation.measure_with_substitutes(Groups::ALL));
    black_box(explanation.segments_without_extensions());
    black_box(explanation.segments_with_line_feeds());
    black_box(explanation.naive_segments());
    black_box(explanation.unmappable().last());
    black_box(explanation.extensions().last());
    black_box(explanation.crlf_breaks().last());
    black_box(explanation.segment_ends().last());
}

fn replace(text: &str) {
    let replacement = PLAIN.replace(text, Groups::ALL, Policy::IfSaves);
    replacement.characters().for_each(|character| {
        black_box(character);
    });
}

type Work = fn(&str);

const WORKS: [(&str, Work); 6] = [
    ("measure", |text| {
        black_box(septet::measure(text));
    }),
    ("estimate", |text| {
        black_box(Provider::BANDWIDTH.estimate(text, Channel::Sms));
    }),
    ("clusters", |text| {
        black_box(CLUSTERS.measure(text));
    }),
    ("national", |text| {
        black_box(ALL.measure(text));
    }),
    ("explain", explain),
    ("replace", replace),
];

fn rules(criterion: &mut Criterion) {
    for (name, text) in TEXTS.into_iter().chain(NATIONAL) {
        let mut group = criterion.benchmark_group(format!("rules/{name}"));
        for length in [160, 1530] {
            let text = first(text, length).to_owned();
            group.throughput(Throughput::Bytes(text.len() as u64));
            for (work, run) in WORKS {
                group.bench_function(BenchmarkId::new(work, length), |bench| {
                    bench.iter(|| run(black_box(&text)));
                });
            }
        }
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = effort::criterion();
    targets = rules
}
criterion_main!(benches);
