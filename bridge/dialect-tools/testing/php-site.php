<?php
// Reads a site's own WSDL with PHP's SoapClient and calls the bridge as that says; job and answers are JSON.

$job = json_decode(stream_get_contents(STDIN), true);
$client = new SoapClient($job['wsdl'], ['cache_wsdl' => WSDL_CACHE_NONE, 'location' => $job['url']]);
$answers = array_map(function (array $call) use ($job, $client): array {
    try {
        $arguments = $job['isWrapped'] ? [$call['input']] : array_values($call['input']);
        $answer = $client->__soapCall($call['operation'], $arguments);
        return ['result' => json_encode($answer, JSON_UNESCAPED_UNICODE)];
    } catch (Throwable $error) {
        return ['error' => get_class($error) . ": {$error->getMessage()}"];
    }
}, $job['calls']);
echo json_encode($answers, JSON_UNESCAPED_UNICODE), "\n";
