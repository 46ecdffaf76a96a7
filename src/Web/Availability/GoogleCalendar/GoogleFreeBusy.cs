using System.Net;
using Google;
using Google.Apis.Http;
using Google.Apis.Services;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;
using Visavis.Scheduling;
using Visavis.Web.Availability.FreeBusy;

namespace Visavis.Web.Availability.GoogleCalendar;

/// <summary>Asks Google when public calendars are busy, with an API key and nobody's account.</summary>
internal sealed partial class GoogleFreeBusy : IFreeBusySource, IAllDayEvents, IDisposable
{
    private const int MostCalendars = 50;
    private const int LargestAnswer = 4 * 1024 * 1024;
    private static readonly Duration LongestRange = Duration.FromDays(60);

    private readonly CalendarService? service;
    private readonly GoogleCircuit circuit;
    private readonly ILogger<GoogleFreeBusy> logger;

    public GoogleFreeBusy(IOptions<GoogleCalendarOptions> options, GoogleCircuit circuit, ILogger<GoogleFreeBusy> logger)
    {
        (this.circuit, this.logger) = (circuit, logger);
        if (options.Value is { CalendarApiKey: { Length: > 0 } key } settings)
        {
            service = new CalendarService(
                new BaseClientService.Initializer
                {
                    ApiKey = key,
                    ApplicationName = "Visavis",
                    BaseUri = settings.CalendarEndpoint?.ToString(),
                    DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
                    HttpClientTimeout = settings.CalendarTimeout,
                }
            );
            service.HttpClient.MaxResponseContentBufferSize = LargestAnswer;
        }
    }

    /// <summary>All but those of the name that nobody can have: the demo's.</summary>
    public bool Knows(string calendarId) => !calendarId.EndsWith(".example", StringComparison.Ordinal);

    public async Task<IReadOnlyDictionary<string, CalendarReading>> ReadAsync(
        IReadOnlyCollection<string> calendarIds,
        Interval window,
        CancellationToken cancellationToken
    )
    {
        var questions = calendarIds.Chunk(MostCalendars).SelectMany(_ => Ranges(window), (ids, range) => (ids, range));
        var answers = await Task.WhenAll(questions.Select(question => AskAsync(question.ids, question.range, cancellationToken)));
        return answers
            .SelectMany(answer => answer)
            .GroupBy(reading => reading.Id, reading => reading.Reading)
            .ToDictionary(calendar => calendar.Key, calendar => Together(window, [.. calendar]));
    }

    /// <summary>
    /// Days of all-day events that block nothing, because Google marks them as free unless told otherwise: they are in the list of events and
    /// not in free/busy. Null when the list cannot be had.
    /// </summary>
    public async Task<int?> CountFreeDaysAsync(string calendarId, CalendarReading reading, CancellationToken cancellationToken)
    {
        if (service is null || circuit.OpenFor() is not null)
        {
            return null;
        }

        var request = service.Events.List(calendarId);
        (request.SingleEvents, request.MaxResults, request.Fields) = (true, 250, "items(status,start/date,end/date)");
        (request.TimeMin, request.TimeMax) = (Text(reading.Window.Start), Text(reading.Window.End));
        try
        {
            var events = await request.ExecuteAsync(cancellationToken);
            return events.Items?.Count(item => item is { Status: not "cancelled" } && IsFreeDay(item, reading)) ?? 0;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.EventsUnread(logger, e.GetType().Name);
            return null;
        }
    }

    public void Dispose() => service?.Dispose();

    private async Task<IEnumerable<(string Id, CalendarReading Reading)>> AskAsync(
        string[] ids,
        Interval range,
        CancellationToken cancellationToken
    )
    {
        if (service is null || circuit.OpenFor() is { } rest)
        {
            var reason = service is null ? UnknownReason.NotConfigured : circuit.OpenFor() ?? UnknownReason.GoogleUnreachable;
            return ids.Select(id => (id, CalendarReading.Unknown(range, reason)));
        }

        var request = service.Freebusy.Query(
            new FreeBusyRequest
            {
                TimeMinRaw = Text(range.Start),
                TimeMaxRaw = Text(range.End),
                TimeZone = "UTC",
                CalendarExpansionMax = MostCalendars,
                Items = [.. ids.Select(id => new FreeBusyRequestItem { Id = id })],
            }
        );
        var wish = new RetryAfterReader();
        request.AddUnsuccessfulResponseHandler(wish);
        try
        {
            var response = await request.ExecuteAsync(cancellationToken);
            circuit.Answered();
            return ids.Select(id => (id, FreeBusyAnswer.Of(response, id, range)));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = ReasonOf(e);
            if (reason != UnknownReason.AnswerUnusable)
            {
                circuit.Refused(reason, wish.Wish);
            }

            Log.Unread(logger, ids.Length, reason, (e as GoogleApiException)?.HttpStatusCode ?? default, e.GetType().Name);
            return ids.Select(id => (id, CalendarReading.Unknown(range, reason)));
        }
    }

    private static UnknownReason ReasonOf(Exception problem) =>
        problem is not GoogleApiException refused
            ? problem is Newtonsoft.Json.JsonException
                ? UnknownReason.AnswerUnusable
                : UnknownReason.GoogleUnreachable
            : refused.HttpStatusCode switch
            {
                HttpStatusCode.Unauthorized => UnknownReason.NotConfigured,
                HttpStatusCode.Forbidden when !IsRateLimit(refused) => UnknownReason.NotConfigured,
                HttpStatusCode.BadRequest when IsAboutTheKey(refused) => UnknownReason.NotConfigured,
                HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                    UnknownReason.GoogleUnreachable,
                // Not found, a range too long, or 200 with something else than JSON: asking again gives the same.
                _ => UnknownReason.AnswerUnusable,
            };

    private static bool IsRateLimit(GoogleApiException refused) =>
        refused.Error?.Errors?.Any(error => error.Reason is "rateLimitExceeded" or "userRateLimitExceeded" or "quotaExceeded") == true;

    private static bool IsAboutTheKey(GoogleApiException refused) =>
        refused.Error?.Errors?.Any(error => error.Reason is "keyInvalid" or "keyExpired" or "badRequest") == true;

    private static CalendarReading Together(Interval window, IReadOnlyList<CalendarReading> parts) =>
        parts.FirstOrDefault(part => part.Trouble is not null) is { } unknown
            ? CalendarReading.Unknown(window, unknown.Trouble!.Value)
            : new CalendarReading(window, Intervals.Merge(parts.SelectMany(part => part.Busy)), null);

    private static IEnumerable<Interval> Ranges(Interval window)
    {
        for (var start = window.Start; start < window.End; start += LongestRange)
        {
            yield return new Interval(start, Instant.Min(window.End, start + LongestRange));
        }
    }

    /// <summary>Whether nothing of its days is busy: noon in Greenwich is the same day everywhere from the Americas to Nouméa.</summary>
    private static bool IsFreeDay(Event item, CalendarReading reading) =>
        LocalDatePattern.Iso.Parse(item.Start?.Date ?? "") is { Success: true } day
        && day.Value.At(LocalTime.Noon).InUtc().ToInstant() is var noon
        && !Intervals.Overlap(reading.Busy, noon, noon + Duration.FromMinutes(1));

    private static string Text(Instant instant) => InstantPattern.General.Format(instant);

    /// <summary>Hears how long Google wishes to be left alone; never retries itself.</summary>
    private sealed class RetryAfterReader : IHttpUnsuccessfulResponseHandler
    {
        public TimeSpan? Wish { get; private set; }

        public Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
        {
            Wish = args.Response.Headers.RetryAfter?.Delta;
            return Task.FromResult(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} calendars could not be read: {Reason} ({Status}, {Problem})")]
        public static partial void Unread(ILogger logger, int count, UnknownReason reason, HttpStatusCode status, string problem);

        [LoggerMessage(LogLevel.Information, "The events of a calendar could not be counted: {Problem}")]
        public static partial void EventsUnread(ILogger logger, string problem);
    }
}
