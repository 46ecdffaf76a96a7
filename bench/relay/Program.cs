using System.Globalization;
using Visavis.RelayBench;

if (args is ["plain-hub", var address])
{
    await PlainHub.ServeAsync(address);
    return;
}

if (args is ["raw-socket", var rawAddress])
{
    await RawSocket.ServeAsync(rawAddress);
    return;
}

if (args is ["idle", .. var idle])
{
    var sockets = idle is [var many, ..] ? Number(many) : 10_000;
    var minutes = idle is [_, var length] ? Number(length) : 5;
    await using var unadorned = await PlainHubServer.StartAsync();
    await using var ours = await VisavisServer.StartAsync();
    await IdleReport.PrintAsync([unadorned, ours], sockets, TimeSpan.FromMinutes(minutes));
    return;
}

if (args is ["flood", .. var flood])
{
    await using var bounded = await VisavisServer.StartAsync(isBounded: true);
    await FloodReport.PrintAsync(bounded, TimeSpan.FromSeconds(flood is [var length] ? Number(length) : 30));
    return;
}

var rounds = args is [var text] ? Number(text) : 5;
await using var peer = await PeerServer.StartAsync();
await using var plain = await PlainHubServer.StartAsync();
await using var raw = await RawSocketServer.StartAsync();
await using var visavis = await VisavisServer.StartAsync();
IRelayServer[] servers = [peer, plain, raw, visavis];

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

var rows = servers.Select(server => (server.Name, (IReadOnlyList<Measurement>)results[server])).ToList();
Report.Print(rows, [peer.Name, plain.Name, raw.Name]);
Report.PrintGoals(results[visavis], results[peer], results[raw]);

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
