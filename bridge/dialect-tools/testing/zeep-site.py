"""Reads a site's own WSDL with zeep and calls the bridge as that says; job and answers are JSON."""

import json
import sys

from lxml import etree
from zeep import Client, Settings
from zeep.helpers import serialize_object
from zeep.transports import Transport
from zeep.xsd import AnyObject, Element, String


class Offline(Transport):
    """Files only, and the schema of SOAP's section 5 from beside this script."""

    def load(self, url):
        if url.rstrip("/") == "http://schemas.xmlsoap.org/soap/encoding":
            with open(job["encoding"], "rb") as file:
                return file.read()
        if url.startswith("http"):
            raise OSError(f"{url} is on the network")
        return super().load(url)


def typed(value):
    """An array of section 5 is open to any entry, so zeep wants to be told the type of each."""
    if isinstance(value, list):
        return [AnyObject(Element("item", String()), each) for each in value]
    return value


job = json.load(sys.stdin)
answers = []
client = Client(job["wsdl"], transport=Offline(), settings=Settings(strict=False))
for service in client.wsdl.services.values():
    for port in service.ports.values():
        if "12" not in type(port.binding).__name__:
            proxy = client.create_service(str(port.binding.name), job["url"])
            break
for call in job["calls"]:
    try:
        values = call["input"]
        if job["isEncoded"]:
            values = {name: typed(each) for name, each in values.items()}
        answer = getattr(proxy, call["operation"])(**values)
        if etree.iselement(answer):
            answer = etree.tostring(answer, encoding="unicode")
        answers.append({"result": json.dumps(serialize_object(answer, dict), ensure_ascii=False, default=str)})
    except Exception as error:
        answers.append({"error": f"{type(error).__name__}: {error}"})
print(json.dumps(answers, ensure_ascii=False))
