//! The cost of a template.

use super::error::TemplateError;
use super::filler::{Fillers, excluded_digit, has};
use super::part::{Content, Part};
use super::text::TemplateText;
use crate::alphabet::Encoding;
#[cfg(feature = "graphemes")]
use crate::segment::Boundary;
use crate::segment::{Measure, Segmenter, measure_characters};

/// What a template costs at least and at most, from [`Segmenter::measure_template`].
#[derive(Clone, Copy, Debug)]
pub struct TemplateCost<'t> {
    parts: &'t [Part<'t>],
    fillers: Fillers,
    least: Measure,
    most: Measure,
}

impl Segmenter {
    /// Returns what a template costs at least, with empty placeholders, and at most, with full
    /// ones.
    ///
    /// No content of the placeholders takes fewer or more segments. Takes time proportional to the
    /// length of the longest text.
    ///
    /// # Errors
    ///
    /// Returns an error if the cost is not known exactly; see [`TemplateError`].
    ///
    /// ```
    /// use septet::template::{Content, Part};
    ///
    /// let rules = septet::Segmenter::new();
    /// let text = "a".repeat(150);
    /// let name = |content| [Part::Text(&text), Part::Placeholder { content, max: 6 }];
    /// let most = |content| {
    ///     rules.measure_template(&name(content)).map(|cost| cost.most().segments)
    /// };
    /// assert_eq!(most(Content::Digits), Ok(1)); // 156 septets
    /// assert_eq!(most(Content::Gsm7), Ok(2)); // 162 septets
    /// assert_eq!(most(Content::Any), Ok(3)); // 162 code units
    /// ```
    pub fn measure_template<'t>(
        self,
        parts: &'t [Part<'t>],
    ) -> Result<TemplateCost<'t>, TemplateError> {
        self.check_tables(parts)?;
        let measure = |fillers| measure_characters(&TemplateText::new(parts, fillers), self);
        let fillers = Fillers::most_expensive(self);
        let (least, most) = (measure(Fillers::NONE), measure(fillers));
        #[cfg(feature = "graphemes")]
        {
            let is_gsm7 =
                |measure: Measure| measure.encoding == Encoding::Gsm7 && measure.unmappable == 0;
            // Text in the default tables has no clusters, and a single segment keeps all of them.
            let is_single = most.segments == 1;
            let is_exact =
                self.is_without_languages() && (is_single || is_gsm7(least) && is_gsm7(most));
            if self.boundary == Boundary::Grapheme && !is_exact {
                return Err(TemplateError::Graphemes);
            }
        }
        Ok(TemplateCost {
            parts,
            fillers,
            least,
            most,
        })
    }

    /// Returns an error if the characters of GSM-7 decide which national tables are chosen. They do
    /// not if UCS-2 is the most expensive choice in any case.
    fn check_tables(self, parts: &[Part<'_>]) -> Result<(), TemplateError> {
        let is_ucs2 = match self.encoding {
            Some(encoding) => encoding == Encoding::Ucs2,
            None => has(parts, Content::Any),
        };
        if self.is_without_languages() || is_ucs2 {
            return Ok(());
        }
        // An excluded digit makes the text unmappable if GSM-7 is forced; otherwise it needs UCS-2.
        let is_unmappable = self.encoding.is_some() && excluded_digit(self.excluded).is_some();
        let has_digit = has(parts, Content::Digits) && is_unmappable;
        if has_digit || has(parts, Content::Gsm7) || has(parts, Content::Any) {
            return Err(TemplateError::NationalTables);
        }
        Ok(())
    }
}

impl<'t> TemplateCost<'t> {
    /// Returns the measure with empty placeholders: no content takes fewer segments.
    ///
    /// ```
    /// use septet::template::{Content, Part};
    ///
    /// let parts = [Part::Text("ж"), Part::Placeholder { content: Content::Digits, max: 70 }];
    /// let cost = septet::Segmenter::new().measure_template(&parts).unwrap();
    /// assert_eq!((cost.least().segments, cost.most().segments), (1, 2));
    /// ```
    #[must_use]
    pub const fn least(&self) -> Measure {
        self.least
    }

    /// Returns the measure of [`TemplateCost::most_expensive`]: no content takes more segments.
    ///
    /// ```
    /// use septet::template::{Content, Part};
    ///
    /// let parts = [Part::Placeholder { content: Content::Gsm7, max: 81 }];
    /// let cost = septet::Segmenter::new().measure_template(&parts).unwrap();
    /// assert_eq!((cost.most().segments, cost.most().units), (2, 162));
    /// ```
    #[must_use]
    pub const fn most(&self) -> Measure {
        self.most
    }

    /// Returns the text with empty placeholders.
    ///
    /// ```
    /// use septet::template::{Content, Part};
    ///
    /// let parts = [Part::Text("No. "), Part::Placeholder { content: Content::Digits, max: 3 }];
    /// let cost = septet::Segmenter::new().measure_template(&parts).unwrap();
    /// assert_eq!(cost.least_expensive().to_string(), "No. ");
    /// ```
    #[must_use]
    pub fn least_expensive(&self) -> TemplateText<'t> {
        TemplateText::new(self.parts, Fillers::NONE)
    }

    /// Returns the text with full placeholders that takes the most segments.
    ///
    /// ```
    /// use septet::template::{Content, Part};
    ///
    /// let parts = [Part::Text("No. "), Part::Placeholder { content: Content::Digits, max: 3 }];
    /// let cost = septet::Segmenter::new().measure_template(&parts).unwrap();
    /// assert_eq!(cost.most_expensive().to_string(), "No. 000");
    /// ```
    #[must_use]
    pub fn most_expensive(&self) -> TemplateText<'t> {
        TemplateText::new(self.parts, self.fillers)
    }
}
