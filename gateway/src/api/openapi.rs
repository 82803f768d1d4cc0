//! The description of this interface, generated from the code.

use axum::Json;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{create, error, estimate, media, search};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "septet-gateway",
        description = "Accepts messages, says how many segments they take, and tells applications \
            what becomes of them. Compatible with Bandwidth's messaging API."
    ),
    servers((url = "/"), (url = "/api/v2")),
    paths(
        create::create,
        search::search,
        estimate::estimate,
        media::list,
        media::upload,
        media::download,
        media::delete,
    ),
    components(schemas(error::Body, error::FieldError)),
    security(("basic" = [])),
    modifiers(&Basic),
)]
struct Document;

struct Basic;

impl Modify for Basic {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Basic));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("basic", scheme);
    }
}

/// Returns the description.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

pub async fn serve() -> Json<utoipa::openapi::OpenApi> {
    Json(document())
}
