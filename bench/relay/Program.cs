using Visavis.RelayBench;

if (args is ["plain-hub", var address])
{
    await PlainHub.ServeAsync(address);
    return;
}

var rounds = args is [var text] ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 5;
await using var peer = await PeerServer.StartAsync();
await using var plain = await PlainHubServer.StartAsync();
await using var visavis = await VisavisServer.StartAsync();
IRelayServer[] servers = [peer, plain, visavis];

var results = servers.ToDictionary(server => server, _ => new List<Measurement>());

// The round before the first lets the servers' compilers finish.
for (var round = 0; round <= rounds; round++)
{
    foreach (var server in servers)
    {
        var measured = await Measurement.TakeAsync(server);
        if (round == 0)
        {
            continue;
        }

        results[server].Add(measured);
        Console.WriteLine($"round {round}  {server.Name, -16} {measured}");
    }
}

Report.Print(servers.Select(server => (server.Name, (IReadOnlyList<Measurement>)results[server])).ToList());
