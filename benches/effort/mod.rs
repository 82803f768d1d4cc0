//! How long the benches run: all of them in a few minutes.

use std::time::Duration;

use criterion::Criterion;

/// What every bench is run with.
pub fn criterion() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(150))
        .measurement_time(Duration::from_millis(400))
        .sample_size(25)
        .nresamples(10_000)
}
