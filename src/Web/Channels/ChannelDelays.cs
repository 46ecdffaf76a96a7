using System.Globalization;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Channels;

/// <summary>What a channel's slowness adds to the delays that depend on it.</summary>
/// <param name="From">The day it comes into force.</param>
/// <param name="ApprovalDays">Working days in which silence approves.</param>
public sealed record ChannelDelay(DateOnly From, ClientChannel Channel, int ApprovalDays);

/// <summary>The table of delays, dated: what was promised under a line stays under it. Data, in <c>Data/delays.csv</c>.</summary>
public static class ChannelDelays
{
    public static IReadOnlyList<ChannelDelay> All { get; } = Read();

    /// <summary>The line in force on that day; before the first one, the first.</summary>
    public static ChannelDelay Of(ClientChannel channel, DateOnly day)
    {
        var lines = All.Where(line => line.Channel == channel).OrderBy(line => line.From).ToList();
        return lines.LastOrDefault(line => line.From <= day) ?? lines[0];
    }

    public static IReadOnlyList<ChannelDelay> Parse(string text) =>
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => line[0] != '#')
                .Select(line => line.Split(';'))
                .Select(cells => new ChannelDelay(
                    DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Enum.Parse<ClientChannel>(cells[1]),
                    int.Parse(cells[2], CultureInfo.InvariantCulture)
                )),
        ];

    private static IReadOnlyList<ChannelDelay> Read()
    {
        using var stream = typeof(ChannelDelays).Assembly.GetManifestResourceStream("channel-delays.csv")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
