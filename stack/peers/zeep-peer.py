"""Makes SOAP calls with zeep, told on standard input as JSON; prints what each returned as one line of JSON."""

import json
import os
import sys

from lxml import etree
from zeep import Client, xsd
from zeep.exceptions import Fault
from zeep.helpers import serialize_object
from zeep.transports import Transport

SOAP_ENCODING = "http://schemas.xmlsoap.org/soap/encoding/"


class LocalEncoding(Transport):
    """zeep asks the namespace's own address for the schema of section 5; it gets our copy."""

    def load(self, url):
        if url.rstrip("/") == SOAP_ENCODING.rstrip("/"):
            with open(os.path.join(os.path.dirname(__file__), "soap-encoding.xsd"), "rb") as file:
                return file.read()
        return super().load(url)


def encoded(value):
    """An array of section 5 is open to any entry, so zeep wants to be told the type of each."""
    if isinstance(value, dict):
        return {name: encoded(each) for name, each in value.items()}
    if isinstance(value, list):
        return [xsd.AnyObject(xsd.Element("item", xsd.String()), each) for each in value]
    return value


def told(fault):
    detail = fault.detail[0] if fault.detail is not None and len(fault.detail) else None
    children = {} if detail is None else {etree.QName(child).localname: child.text for child in detail}
    return {"faultcode": fault.code, "faultstring": fault.message, "detail": children}


def make(job, call):
    client = Client(f"{job['url']}{call['path']}?wsdl", transport=LocalEncoding())
    header = client.get_element("{urn:ici:types}IciHeader")(userId=job["userId"])
    (name,) = client.wsdl.services
    method = getattr(client.bind(name, call["service"]), call["operation"])
    try:
        values = encoded(call["input"]) if job["isEncoded"] else call["input"]
        answer = method(**values, _soapheaders=[header])
        return {"result": serialize_object(answer, dict)}
    except Fault as fault:
        return {"fault": told(fault)}


job = json.load(sys.stdin)
results = []
for call in job["calls"]:
    try:
        results.append(make(job, call))
    except Exception as error:  # what zeep cannot do is a result of the matrix too
        results.append({"error": f"{type(error).__name__}: {error}"})
print(json.dumps(results, ensure_ascii=False))
