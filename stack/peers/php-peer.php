<?php
// Makes SOAP calls with PHP's SoapClient, or takes one event with its SoapServer, told on standard input as JSON.
// Prints what each call returned, or what the event held and the answer to it, as one line of JSON.

$job = json_decode(stream_get_contents(STDIN), true);
$options = ['cache_wsdl' => WSDL_CACHE_NONE, 'exceptions' => true];

/** Records every event, whatever its name. */
class Receiver
{
    public array $received = [];

    public function __call(string $name, array $arguments): mixed
    {
        $this->received[] = ['name' => $name, 'arguments' => $arguments];
        return $GLOBALS['job']['isWrapped'] ? ['response' => 'taken'] : 'taken';
    }
}

function makeCall(array $job, array $call, array $options): array
{
    $client = new SoapClient("{$job['url']}{$call['path']}?wsdl", $options);
    $client->__setSoapHeaders(new SoapHeader('urn:ici:types', 'IciHeader', (object) ['userId' => $job['userId']]));
    try {
        $arguments = $job['isWrapped'] ? [$call['input']] : array_values($call['input']);
        $answer = $client->__soapCall($call['operation'], $arguments);
        return ['result' => $job['isWrapped'] ? ($answer->result ?? null) : $answer];
    } catch (SoapFault $fault) {
        if (!isset($fault->detail)) {
            return ['error' => "SoapFault: {$fault->getMessage()}"];
        }
        $told = ['faultcode' => $fault->faultcode, 'faultstring' => $fault->faultstring];
        return ['fault' => $told + ['detail' => (array) current((array) $fault->detail)]];
    }
}

if (isset($job['event'])) {
    $receiver = new Receiver();
    $server = new SoapServer("{$job['url']}/ici/IciEvent?wsdl", ['cache_wsdl' => WSDL_CACHE_NONE]);
    $server->setObject($receiver);
    ob_start();
    $server->handle($job['event']);
    $result = ['received' => $receiver->received, 'answer' => ob_get_clean()];
} else {
    $result = array_map(function (array $call) use ($job, $options): array {
        try {
            return makeCall($job, $call, $options);
        } catch (Throwable $error) {
            return ['error' => get_class($error) . ": {$error->getMessage()}"];
        }
    }, $job['calls']);
}
echo json_encode($result, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
