using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Visavis.TestSupport;
using Visavis.Web.Bookings.Calendar;

namespace Visavis.Web.Tests.Bookings;

public sealed class IcsWriterTests
{
    [Fact]
    public void Folding_counts_octets_and_never_cuts_a_character()
    {
        for (var padding = 0; padding < 80; padding++)
        {
            var file = IcsWriter.Write(Event() with { Summary = new string('a', padding) + "👩🏽‍🔧é漢" + new string('b', 90) });

            var lines = file.Split("\r\n");
            Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
            // A cut character would come back as a replacement sign.
            Assert.Equal(file, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(file)));
            Assert.Contains("👩🏽‍🔧é漢", file.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Texts_of_people_stay_texts()
    {
        var file = IcsWriter.Write(Event() with { Summary = "Fuite; cuisine, 2\\3\r\nBEGIN:VALARM\u0007\0", Location = "1, rue X\nLyon" });

        Assert.Contains(@"SUMMARY:Fuite\; cuisine\, 2\\3\nBEGIN:VALARM", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nBEGIN:VALARM", file, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("[\u0000-\u0009\u000b\u000c\u000e-\u001f]", RegexOptions.None, TimeSpan.FromSeconds(1)), file);
    }

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/Toronto")]
    [InlineData("Pacific/Noumea")]
    [InlineData("Asia/Kolkata")]
    public void The_zone_of_the_file_gives_the_wall_clock_on_every_day_around_the_changes(string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        foreach (var day in ChangeDays(zone).SelectMany(day => new[] { day.PlusDays(-1), day, day.PlusDays(1) }))
        {
            var start = (day + new LocalTime(9, 30)).InZoneStrictly(zone).ToInstant();

            var file = IcsWriter.Write(Event() with { Zone = zone, Start = start, End = start + Duration.FromHours(1) });

            Assert.Contains($"DTSTART;TZID={zoneId}:{day:uuuuMMdd}T093000", file, StringComparison.Ordinal);
            Assert.Equal(start, ReadStart(file, day + new LocalTime(9, 30)));
        }
    }

    [Fact]
    public async Task Two_parsers_that_are_not_ours_read_the_same_instants_texts_and_states()
    {
        const string words = "Fuite; cuisine, 2\\3 👩🏽‍🔧 « été »";
        using var folder = new TemporaryFolder();
        var events = new Dictionary<string, IcsEvent>();
        foreach (var zoneId in (string[])["Europe/Paris", "America/Toronto", "Pacific/Noumea", "Asia/Kolkata"])
        {
            var zone = DateTimeZoneProviders.Tzdb[zoneId];
            // Kolkata and Nouméa have no change days: any days will do.
            var days = ChangeDays(zone).DefaultIfEmpty(new LocalDate(2026, 3, 29)).Take(6);
            foreach (var day in days.SelectMany(day => new[] { day.PlusDays(-1), day, day.PlusDays(1) }))
            {
                var start = (day + new LocalTime(9, 30)).InZoneStrictly(zone).ToInstant();
                var isCancelled = events.Count % 2 == 1;
                events[$"{events.Count:000}.ics"] = Event() with
                {
                    Zone = zone,
                    Start = start,
                    End = start + Duration.FromMinutes(50),
                    Summary = words,
                    Location = "1, rue X\nLyon",
                    IsCancelled = isCancelled,
                    Sequence = events.Count,
                    Attendee = "a@example.org",
                };
            }

            // The hour that comes twice: both of its times.
            foreach (var start in ChangeDays(zone).SelectMany(day => TwiceShown(zone, day)))
            {
                events[$"{events.Count:000}.ics"] = Event() with
                {
                    Zone = zone,
                    Start = start,
                    End = start + Duration.FromMinutes(20),
                    Summary = words,
                    Location = "1, rue X\nLyon",
                    Sequence = events.Count,
                };
            }
        }

        foreach (var (name, one) in events)
        {
            await File.WriteAllTextAsync(folder[name], IcsWriter.Write(one), TestContext.Current.CancellationToken);
        }

        var program = Path.Combine(RepositoryPaths.Root, "tests", "calendars", "read.mjs");
        await using var reader = ServerProcess.Start("node", [program, folder.FullPath], folder.FullPath);
        Assert.True(await reader.WaitForExitAsync(TestContext.Current.CancellationToken) == 0, reader.Output);
        var read = reader
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith('{'))
            .Select(line => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(line)!)
            .ToDictionary(found => found["name"].GetString()!);
        Assert.Equal(events.Count, read.Count);
        foreach (var (name, one) in events)
        {
            var found = read[name];
            var second = found["second"];
            foreach (var part in (string[])["method", "uid", "sequence", "start", "end", "summary", "location", "status"])
            {
                Assert.Equal(found[part].ToString(), second.GetProperty(part).ToString());
            }

            Assert.Equal(one.Start, Instant.FromDateTimeOffset(found["start"].GetDateTimeOffset()));
            Assert.Equal(one.End, Instant.FromDateTimeOffset(found["end"].GetDateTimeOffset()));
            // The times that a night shows twice are written without a zone.
            var clock = found["clock"].GetString()!;
            var zone = clock.EndsWith('Z') ? DateTimeZone.Utc : one.Zone;
            Assert.Equal($"{one.Start.InZone(zone).LocalDateTime:uuuu-MM-ddTHH:mm:ss}", clock.TrimEnd('Z'));
            Assert.Equal((words, "1, rue X\nLyon"), (found["summary"].GetString(), found["location"].GetString()));
            Assert.Equal((one.Uid, one.Sequence), (found["uid"].GetString(), found["sequence"].GetInt32()));
            Assert.Equal(one.IsCancelled ? "CANCELLED" : "CONFIRMED", found["status"].GetString());
            Assert.Equal(one.Method, found["method"].GetString());
        }
    }

    [Fact]
    public void A_cancellation_says_so_with_the_same_uid_and_a_higher_sequence()
    {
        var file = IcsWriter.Write(Event() with { IsCancelled = true, Sequence = 3, Attendee = "a@example.org" });

        Assert.Contains("METHOD:CANCEL\r\n", file, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED\r\n", file, StringComparison.Ordinal);
        Assert.Contains("UID:abc@visavis.example\r\nSEQUENCE:3\r\n", file, StringComparison.Ordinal);
    }

    /// <summary>The instant a reader of the file finds: the latest onset of its zone before the local time decides the offset.</summary>
    private static Instant ReadStart(string file, LocalDateTime local)
    {
        var parts = Regex
            .Matches(
                file,
                @"DTSTART:(?<onset>\d{8}T\d{6})\r\nTZOFFSETFROM:[+-]\d+\r\nTZOFFSETTO:(?<sign>[+-])(?<hours>\d\d)(?<minutes>\d\d)",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(m =>
                (
                    Onset: NodaTime
                        .Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss")
                        .Parse(m.Groups["onset"].Value)
                        .Value,
                    Offset: Offset.FromHoursAndMinutes(
                        (m.Groups["sign"].Value == "-" ? -1 : 1) * int.Parse(m.Groups["hours"].Value, null),
                        (m.Groups["sign"].Value == "-" ? -1 : 1) * int.Parse(m.Groups["minutes"].Value, null)
                    )
                )
            );
        return local.WithOffset(parts.Where(part => part.Onset <= local).MaxBy(part => part.Onset).Offset).ToInstant();
    }

    private static IEnumerable<Instant> TwiceShown(DateTimeZone zone, LocalDate day) =>
        Enumerable
            .Range(0, 4)
            .Select(hour => zone.MapLocal(day + new LocalTime(hour, 30)))
            .Where(shown => shown.Count == 2)
            .SelectMany(shown => new[] { shown.First().ToInstant(), shown.Last().ToInstant() });

    private static IEnumerable<LocalDate> ChangeDays(DateTimeZone zone) =>
        zone.GetZoneIntervals(new Interval(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2029, 1, 1, 0, 0)))
            .Where(part => part.HasStart && part.Start > Instant.FromUtc(2026, 1, 1, 0, 0))
            .Select(part => part.IsoLocalStart.Date)
            .Append(new LocalDate(2026, 12, 1));

    private static IcsEvent Event() =>
        new(
            "abc@visavis.example",
            0,
            false,
            Instant.FromUtc(2026, 12, 1, 9, 0),
            Instant.FromUtc(2026, 12, 1, 10, 0),
            DateTimeZoneProviders.Tzdb["Europe/Paris"],
            "Conseil avec Anne",
            "Rendez-vous",
            "Lyon",
            "https://visavis.example/bookings/ABC",
            Instant.FromUtc(2026, 11, 25, 9, 0),
            "no-reply@visavis.example"
        );
}
