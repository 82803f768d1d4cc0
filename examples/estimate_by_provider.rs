//! Estimates the cost of a campaign under a provider's rules, and finds a cheaper text.
//!
//!     cargo run --example estimate_by_provider

use septet::provider::{Channel, Provider};
use septet::replace::{Groups, Policy};

const PROVIDER: Provider = Provider::BANDWIDTH;
const RECIPIENTS: u32 = 10_000;

/// Returns the number of segments in the whole campaign.
fn campaign(text: &str) -> u32 {
    let estimate = PROVIDER.estimate(text, Channel::Sms);
    let excess = estimate.limit.excess();
    assert_eq!(excess, 0, "too long for {}", PROVIDER.name());
    estimate.segments * RECIPIENTS
}

fn main() {
    let text = "Today only – 20 % off everything in store. Show this message at the till…";
    println!("original: {} segments", campaign(text));

    let rules = PROVIDER.segmenter();
    let replacement = rules.replace(text, Groups::TYPOGRAPHY, Policy::IfSaves);
    for change in replacement.changes() {
        let (offset, from, to) = (change.byte_offset, change.from, change.to);
        println!("  byte {offset}: {from} becomes {to}");
    }
    let cheaper: String = replacement.characters().collect();
    println!("replaced: {} segments", campaign(&cheaper));
    assert_eq!(campaign(text), 2 * campaign(&cheaper));
}
