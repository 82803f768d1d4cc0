//! The duration of the benches: a few minutes for all of them.

use std::time::Duration;

use criterion::Criterion;

/// The configuration of every bench.
pub fn criterion() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(150))
        .measurement_time(Duration::from_millis(400))
        .sample_size(25)
        .nresamples(10_000)
}
