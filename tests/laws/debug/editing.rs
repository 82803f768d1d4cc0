//! Smart encodings, filled and shortened texts, and templates.

use septet::explain::Surplus;
use septet::replace::{Filled, Lost, LostChar, SmartCondition, SmartEncoding};
use septet::segment::{Shortened, Shortening};
use septet::template::{Content, Part, TemplateCost, TemplateError, TemplateText};

use super::super::segmenter;
use super::super::smart::ENCODINGS;
use super::{Source, debug, error, iterator, shown};

pub fn formatted(source: Source) {
    let (text, rules) = (source.text, segmenter(source.rules));
    for encoding in ENCODINGS {
        debug::<SmartEncoding>(&encoding);
        debug::<SmartCondition>(&encoding.condition());
    }
    debug::<Option<Surplus>>(&rules.explain(text).surplus());
    if let Ok(filled) = rules.fill(text, '?') {
        shown::<Filled>(&filled);
        iterator::<Lost, LostChar>(filled.lost());
    }
    let shortening = Shortening::new().at_word().with_ellipsis("…");
    debug::<Shortening>(&shortening);
    shown::<Shortened>(&rules.shorten(text, 1, shortening));
    let contents = [Content::Digits, Content::Gsm7, Content::Any];
    let placeholders = contents.map(|content| Part::Placeholder { content, max: 9 });
    for placeholder in placeholders {
        let parts = [Part::Text(text), placeholder];
        debug::<Part>(&placeholder);
        debug::<[Content; 3]>(&contents);
        match rules.measure_template(&parts) {
            Err(one) => error::<TemplateError>(&one),
            Ok(cost) => {
                debug::<TemplateCost>(&cost);
                shown::<TemplateText>(&cost.most_expensive());
            }
        }
    }
}
