"""Bandwidth's SDK for Python against the service: messages.py ADDRESS LIMITED_ADDRESS CALLBACKS

CALLBACKS is a file to which the first service writes its callbacks. The second service has a rate
of one segment a second.
"""

import json
import sys
import time
from datetime import datetime, timezone

import bandwidth
from bandwidth.exceptions import (
    ApiException,
    BadRequestException,
    NotFoundException,
    UnauthorizedException,
)

address, limited, callbacks = sys.argv[1:]
ACCOUNT = "9900000"


def client(host, password="sandbox"):
    configuration = bandwidth.Configuration(
        username="sandbox", password=password, host=host, ignore_operation_servers=True
    )
    return bandwidth.ApiClient(configuration)


def request(text, to=("+15551230002",), **more):
    return bandwidth.MessageRequest(
        application_id="93de2206-9669-4e07-948d-329f4b722ee2",
        to=list(to),
        var_from="+15551230001",
        text=text,
        **more,
    )


def fails(kind, status, action):
    try:
        action()
    except kind as error:
        assert error.status == status, error
        return json.loads(error.body)
    raise AssertionError(f"{kind.__name__} was expected")


messages = bandwidth.MessagesApi(client(address))
expected = {}
for text, segments in [("Hello", 1), ("]" * 153, 3), ("ж" * 100, 2), ("Hi 👋", 1)]:
    answer = messages.create_message_with_http_info(ACCOUNT, request(text, tag="a tag"))
    assert answer.status_code == 202
    message = answer.data
    assert message.segment_count == segments, (text, message.segment_count)
    assert (message.text, message.tag, message.direction.value) == (text, "a tag", "out")
    assert len(message.id) == 29 and message.time.tzinfo is not None
    expected[message.id] = segments
group = messages.create_message(
    ACCOUNT,
    request(
        "ж" * 500,
        to=["+15551230002", "+15551230003"],
        media=["https://example.com/a.png"],
        priority=bandwidth.models.PriorityEnum.HIGH,
    ),
)
assert (group.segment_count, len(group.to)) == (1, 2)
later = datetime(2100, 1, 1, tzinfo=timezone.utc)
assert messages.create_message(ACCOUNT, request("Hello", expiration=later)).expiration == later

for attempt in range(100):
    with open(callbacks, encoding="utf-8") as file:
        events = [json.loads(line)[0] for line in file if line.endswith("\n")]
    counts = {event["message"]["id"]: event["message"]["segmentCount"] for event in events}
    if expected.keys() <= counts.keys():
        break
    time.sleep(0.1)
for id, segments in expected.items():
    assert counts[id] == segments, (id, counts)
for event in events:
    model = bandwidth.models.StatusCallback.from_dict(event)
    assert model.type.value.startswith("message-"), event

body = fails(
    BadRequestException, 400, lambda: messages.create_message(ACCOUNT, request("Hello", ["+invalid"]))
)
assert body["type"] == "request-validation"
assert body["fieldErrors"][0]["fieldName"] == "to", body
assert "'+invalid' must be replaced with a valid E164" in body["fieldErrors"][0]["description"]
parsed = bandwidth.models.CreateMessageRequestError.from_dict(body)
assert parsed.field_errors[0].field_name == "to"
strangers = bandwidth.MessagesApi(client(address, "wrong"))
fails(UnauthorizedException, 401, lambda: strangers.create_message(ACCOUNT, request("Hello")))
# The SDK itself refuses to send other types.
latin_1 = "application/json; charset=latin1"
body = fails(
    ApiException,
    415,
    lambda: messages.create_message(ACCOUNT, request("Hello"), _content_type=latin_1),
)
assert body["type"] == "unsupported-content-type", body
fails(BadRequestException, 400, lambda: messages.list_messages(ACCOUNT))

slow = bandwidth.MessagesApi(client(limited))


def fill():
    for _ in range(40):
        slow.create_message(ACCOUNT, request("ж" * 2048))


body = fails(ApiException, 429, fill)
assert body["type"] == "max-message-queue-size-exceeded", body
found = slow.list_messages(ACCOUNT, message_direction="OUTBOUND", limit=5)
assert len(found.messages) == 5 and found.page_info.next_page_token
assert found.messages[0].segment_count == 31
assert found.messages[0].message_status.value == "QUEUED"

media = bandwidth.MediaApi(client(address))
content = b"\x89PNG and so on"
media.upload_media(ACCOUNT, "a.png", content, _content_type="image/png")
download = media.get_media_with_http_info(ACCOUNT, "a.png")
assert bytes(download.raw_data) == content, download.raw_data
assert download.headers["content-type"] == "image/png", download.headers
assert [one.media_name for one in media.list_media(ACCOUNT)] == ["a.png"]
media.delete_media(ACCOUNT, "a.png")
fails(NotFoundException, 404, lambda: media.get_media(ACCOUNT, "a.png"))
print(f"bandwidth-sdk {bandwidth.__version__} for Python: all operations and errors")
