"""Calls a SOAP edge with zeep: python3 zeep_peer.py BASE_URL. Prints what it got as one line of JSON."""

import json
import sys

from zeep import Client
from zeep.exceptions import Fault
from zeep.helpers import serialize_object

base = sys.argv[1]

user = Client(f"{base}/ici/IciUser?wsdl")
combined = Client(f"{base}/ici?wsdl")
phone = combined.bind("Ici", "IciPhoneCall")
header = user.get_element("{urn:ici:types}IciHeader")(userId="agent1")

result = {
    "getAttributes": serialize_object(user.service.getAttributes(userId="agent1", _soapheaders=[header]), dict),
    "getWorkmodes": serialize_object(user.service.getWorkmodes(userId="agent1"), dict),
    "initiateCall": serialize_object(
        phone.initiateCall(
            userId="agent1",
            destination={"value": "+496227747474", "type": "phone"},
            attachedData="<?xml version=\"1.0\"?><ItemAttachedData>&amp;ü</ItemAttachedData>",
        ),
        dict,
    ),
}

try:
    phone.hold(itemId="17")
    result["fault"] = None
except Fault as fault:
    exception = fault.detail[0]
    result["fault"] = {
        "faultcode": fault.code,
        "faultstring": fault.message,
        "code": exception.findtext("{urn:ici:types}code"),
        "method": exception.findtext("{urn:ici:types}method"),
    }

print(json.dumps(result, ensure_ascii=False))
