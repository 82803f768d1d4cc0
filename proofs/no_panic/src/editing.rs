//! What an editor of messages shows: smart encodings, templates, and answers to "what if".

use core::hint::black_box;

use septet::explain;
use septet::provider::{self, Channel, Provider};
use septet::replace::{self, SmartEncoding};
use septet::segment::{self, Shortening};
use septet::template::{self, Content, Part};

use crate::advice::replacement;
use crate::counting::segmenter;
use crate::iterators::iterate;
use crate::{error, show};

/// Calls every function for editors.
#[inline(never)]
pub fn editing(text: &str) {
    smart(text);
    what_if(text);
    shorten(text);
    fill(text);
    template(text);
}

#[inline(never)]
fn smart(text: &str) {
    for encoding in black_box([
        SmartEncoding::TWILIO,
        SmartEncoding::TELNYX,
        SmartEncoding::SINCH,
        SmartEncoding::BIRD,
        SmartEncoding::WEBEX_INTERACT,
    ]) {
        black_box((
            replace::SmartEncoding::substitute(encoding, black_box('…')),
            replace::SmartEncoding::condition(encoding),
            replace::SmartEncoding::is_complete(encoding),
        ));
        let rules = segmenter();
        replacement(&segment::Segmenter::apply_smart_encoding(
            rules, text, encoding,
        ));
        let ours = provider::Provider::new(black_box("ours"), rules);
        let ours = provider::Provider::with_smart_encoding(ours, encoding);
        black_box(provider::Provider::smart_encoding(&ours));
        for ours in [ours, provider::Provider::with_ascii_alphabet(ours)] {
            let channel = black_box(Channel::Sms);
            black_box(provider::Provider::estimate_with_smart_encoding(
                &ours, text, channel,
            ));
        }
    }
}

#[inline(never)]
fn what_if(text: &str) {
    let explanation = segment::Segmenter::explain(segmenter(), text);
    black_box((
        explain::Explanation::segments_with_crlf(&explanation),
        explain::Explanation::surplus(&explanation),
    ));
}

#[inline(never)]
fn shorten(text: &str) {
    let shortening = segment::Shortening::at_word(segment::Shortening::new());
    let shortening = segment::Shortening::with_ellipsis(shortening, black_box("…"));
    black_box(<Shortening<'_> as Default>::default());
    let shortened = segment::Segmenter::shorten(segmenter(), text, black_box(2), shortening);
    black_box((
        segment::Shortened::text(shortened),
        segment::Shortened::ellipsis(shortened),
    ));
    iterate(segment::Shortened::characters(shortened));
    show::<segment::Shortened<'_>>(shortened);
    for ours in [Provider::PLIVO, Provider::TELNYX_SHORT_CODE] {
        let ours = black_box(ours).with_segmenter(segmenter());
        black_box(provider::Provider::shorten(
            &ours,
            text,
            black_box(2),
            shortening,
        ));
    }
}

#[inline(never)]
fn fill(text: &str) {
    let Ok(filled) = segment::Segmenter::fill(segmenter(), text, black_box('?')) else {
        return;
    };
    black_box(replace::Filled::measure(&filled));
    iterate(replace::Filled::characters(&filled));
    iterate::<replace::Lost<'_>>(replace::Filled::lost(&filled));
    show::<replace::Filled<'_>>(filled);
}

#[inline(never)]
fn template(text: &str) {
    let placeholder = |content| Part::Placeholder {
        content,
        max: black_box(9),
    };
    let parts = black_box([
        Part::Text(text),
        placeholder(Content::Digits),
        placeholder(Content::Gsm7),
        placeholder(Content::Any),
    ]);
    let cost = match segment::Segmenter::measure_template(segmenter(), &parts) {
        Ok(cost) => cost,
        Err(found) => return error::<template::TemplateError>(found),
    };
    black_box((
        template::TemplateCost::least(&cost),
        template::TemplateCost::most(&cost),
    ));
    for text in [
        template::TemplateCost::least_expensive(&cost),
        template::TemplateCost::most_expensive(&cost),
    ] {
        iterate::<template::TemplateText<'_>>(text.clone());
        show::<template::TemplateText<'_>>(text);
    }
}
