<?php
// Calls a SOAP edge with PHP's SoapClient: php php-peer.php BASE_URL. Prints what it got as one line of JSON.

$base = $argv[1];
$options = ['cache_wsdl' => WSDL_CACHE_NONE, 'exceptions' => true];
$user = new SoapClient("$base/ici/IciUser?wsdl", $options);
// PHP takes the first of several operations with one name, so only unique ones are called at the combined address.
$combined = new SoapClient("$base/ici?wsdl", $options);

$user->__setSoapHeaders(new SoapHeader('urn:ici:types', 'IciHeader', (object) ['userId' => 'agent1']));
$result = [
    'getAttributes' => $user->getAttributes(['userId' => 'agent1'])->result,
    'getWorkmodes' => $user->getWorkmodes(['userId' => 'agent1'])->result,
    'initiateCall' => $combined->initiateCall([
        'userId' => 'agent1',
        'destination' => ['value' => '+496227747474', 'type' => 'phone'],
        'attachedData' => '<?xml version="1.0"?><ItemAttachedData>&amp;ü</ItemAttachedData>',
    ])->result,
    'fault' => null,
];

try {
    $combined->hold(['itemId' => '17']);
} catch (SoapFault $fault) {
    $exception = $fault->detail->iciException;
    $result['fault'] = [
        'faultcode' => $fault->faultcode,
        'faultstring' => $fault->faultstring,
        'code' => $exception->code,
        'method' => $exception->method,
    ];
}

echo json_encode($result, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
