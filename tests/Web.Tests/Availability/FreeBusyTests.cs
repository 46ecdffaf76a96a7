using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Visavis.TestSupport;
using Visavis.TestSupport.GoogleCalendar;
using Visavis.Web.Availability;
using Visavis.Web.Availability.FreeBusy;

namespace Visavis.Web.Tests.Availability;

/// <summary>What Google says, and every way in which it says nothing: unknown is never free.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class FreeBusyTests : IAsyncLifetime
{
    private const string Calendar = "work@group.calendar.google.com";
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private readonly QuietClock time = new();
    private CalendarStandIn google = null!;
    private ServiceProvider module = null!;

    private FreeBusyFlights Flights => module.GetRequiredService<FreeBusyFlights>();

    public async ValueTask InitializeAsync()
    {
        google = await CalendarStandIn.StartAsync();
        module = Start(google.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await module.DisposeAsync();
        await google.DisposeAsync();
    }

    [Fact]
    public async Task Busy_times_are_read_merged_and_cut_to_what_was_asked()
    {
        google.Share(Calendar, (Now.AddDays(-30), Now.AddHours(-20)), (Now, Now.AddHours(1)), (Now.AddHours(1), Now.AddHours(2)));

        var reading = await ReadAsync();

        Assert.Null(reading.Trouble);
        Assert.Equal([new Interval(reading.Window.Start, At(Now.AddHours(-20))), new Interval(At(Now), At(Now.AddHours(2)))], reading.Busy);
        Assert.Empty(google.Faults);
        Assert.True(google.LongestRange <= 60);
        // As far as anything can be booked.
        Assert.True(reading.Window.End >= At(Now) + Duration.FromDays(Visavis.Scheduling.SlotRules.LongestHorizonDays));
    }

    [Fact]
    public async Task What_lies_ten_months_ahead_is_read_too()
    {
        google.Share(Calendar, (Now.AddDays(300), Now.AddDays(300).AddHours(2)));

        var reading = await ReadAsync();

        Assert.Equal([new Interval(At(Now.AddDays(300)), At(Now.AddDays(300).AddHours(2)))], reading.Busy);
    }

    [Fact]
    public async Task A_hundred_and_twenty_calendars_are_asked_about_fifty_at_a_time()
    {
        var ids = Enumerable.Range(0, 120).Select(i => $"c{i}@group.calendar.google.com").ToList();
        ids.ForEach(id => google.Share(id, (Now, Now.AddHours(1))));

        var readings = await Flights.ReadAsync(ids, TestContext.Current.CancellationToken);

        Assert.All(readings.Values, reading => Assert.Null(reading.Trouble));
        Assert.Equal((50, 21), (google.LargestQuestion, google.Questions));
    }

    [Fact]
    public async Task A_calendar_that_is_not_public_is_unknown_although_its_list_of_busy_times_is_empty_and_others_are_not_harmed()
    {
        google.Share("other@group.calendar.google.com", (Now, Now.AddHours(1)));

        var readings = await Flights.ReadAsync([Calendar, "other@group.calendar.google.com"], TestContext.Current.CancellationToken);

        Assert.Equal(UnknownReason.CalendarNotShared, readings[Calendar].Trouble);
        Assert.Null(readings["other@group.calendar.google.com"].Trouble);
    }

    public static TheoryData<string> Nonsense =>
        ["omitted", "errors and busy", "ends before it begins", "no time", "no busy", "null", "narrower", "no calendars"];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task An_answer_that_makes_no_sense_says_nothing(string how)
    {
        google.Share(Calendar, (Now, Now.AddHours(1)));
        google.Bend = answer =>
        {
            var calendars = answer["calendars"]!.AsObject();
            var calendar = calendars[Calendar]!.AsObject();
            _ = how switch
            {
                "omitted" => calendars.Remove(Calendar),
                "no busy" => calendar.Remove("busy"),
                "no calendars" => answer.Remove("calendars"),
                _ => Bend(how, answer, calendars, calendar),
            };
        };

        var reading = await ReadAsync();

        Assert.NotNull(reading.Trouble);
        Assert.Empty(reading.Busy);
    }

    [Theory]
    [InlineData(401, "authError", UnknownReason.NotConfigured)]
    [InlineData(400, "keyInvalid", UnknownReason.NotConfigured)]
    [InlineData(403, "accessNotConfigured", UnknownReason.NotConfigured)]
    [InlineData(403, "rateLimitExceeded", UnknownReason.GoogleUnreachable)]
    [InlineData(429, "rateLimitExceeded", UnknownReason.GoogleUnreachable)]
    [InlineData(500, "backendError", UnknownReason.GoogleUnreachable)]
    [InlineData(503, "backendError", UnknownReason.GoogleUnreachable)]
    public async Task A_refusal_is_unknown_and_Google_is_left_alone_for_a_while(int status, string reason, UnknownReason expected)
    {
        google.Share(Calendar, (Now, Now.AddHours(1)));
        google.Answer = http => CalendarStandIn.RefuseAsync(http, status, reason);

        Assert.Equal(expected, (await ReadAsync()).Trouble);
        var asked = google.Questions;
        Assert.Equal(expected, (await ReadAsync()).Trouble);
        Assert.Equal(asked, google.Questions);

        google.Answer = null;
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.Null((await ReadAsync()).Trouble);
    }

    [Fact]
    public async Task Not_found_is_not_asked_again_in_the_same_breath()
    {
        google.Answer = http => CalendarStandIn.RefuseAsync(http, 404, "notFound");

        Assert.NotNull((await ReadAsync()).Trouble);
        Assert.Equal(7, google.Questions);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("html")]
    [InlineData("huge")]
    [InlineData("cut")]
    public async Task A_broken_answer_is_unknown(string how)
    {
        google.Answer = async http =>
        {
            http.Response.ContentType = "application/json";
            switch (how)
            {
                case "truncated":
                    await http.Response.WriteAsync("""{"calendars":{"work@group""");
                    break;
                case "html":
                    await http.Response.WriteAsync("<html>Sign in to the network</html>");
                    break;
                case "huge":
                    await http.Response.WriteAsync("{\"kind\":\"" + new string('x', 5 * 1024 * 1024) + "\"}");
                    break;
                default:
                    http.Abort();
                    break;
            }

            return true;
        };

        Assert.NotNull((await ReadAsync()).Trouble);
    }

    [Fact]
    public async Task A_slow_Google_is_given_up()
    {
        await module.DisposeAsync();
        module = Start(new Dictionary<string, string>(google.Settings) { ["Google:CalendarTimeout"] = "00:00:00.200" });
        google.Answer = async http =>
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };

        Assert.Equal(UnknownReason.GoogleUnreachable, (await ReadAsync()).Trouble);
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_asks_Google()
    {
        google.Share(Calendar, (Now, Now.AddHours(1)));
        var gate = new TaskCompletionSource();
        google.Answer = async _ =>
        {
            await gate.Task;
            return false;
        };

        var readings = Enumerable.Range(0, 30).Select(_ => ReadAsync()).ToList();
        gate.SetResult();
        await Task.WhenAll(readings);

        // One question for each sixty days of the year that is read.
        Assert.Equal(7, google.Questions);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_asked()
    {
        await module.DisposeAsync();
        module = Start(new Dictionary<string, string>());

        Assert.Equal(UnknownReason.NotConfigured, (await ReadAsync()).Trouble);
    }

    /// <summary>The module without a site around it: nothing of the rest is asked.</summary>
    private ServiceProvider Start(IReadOnlyDictionary<string, string> settings) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddAvailability(
                new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build()
            )
            .BuildServiceProvider();

    private static bool Bend(string how, JsonObject answer, JsonObject calendars, JsonObject calendar)
    {
        var first = calendar["busy"]!.AsArray().Count > 0 ? calendar["busy"]![0]!.AsObject() : null;
        switch (how)
        {
            case "errors and busy":
                calendar["errors"] = new JsonArray(new JsonObject { ["domain"] = "global", ["reason"] = "internalError" });
                break;
            case "ends before it begins" when first is not null:
                (first["start"], first["end"]) = ((string)first["end"]!, (string)first["start"]!);
                break;
            case "no time" when first is not null:
                first["end"] = "soon";
                break;
            case "null":
                calendars[Calendar] = null;
                break;
            case "narrower":
                answer["timeMax"] = answer["timeMin"]!.DeepClone();
                break;
        }

        return true;
    }

    private async Task<CalendarReading> ReadAsync() =>
        (await Flights.ReadAsync([Calendar], TestContext.Current.CancellationToken))[Calendar];

    private static Instant At(DateTimeOffset time) => Instant.FromDateTimeOffset(time);

    /// <summary>Moves when told; how long Google is waited for is real time.</summary>
    private sealed class QuietClock : TimeProvider
    {
        private DateTimeOffset now = Now;

        public override DateTimeOffset GetUtcNow() => now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now.UtcTicks;

        public void Advance(TimeSpan by) => now += by;
    }
}
