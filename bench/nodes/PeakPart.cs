using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Visavis.Bench.Nodes;

/// <summary>Pages are read by a few people while three hundred others send forms as fast as they are answered.</summary>
internal static class PeakPart
{
    private const int Writers = 300;
    private const int Readers = 4;
    private static readonly string[] Pages = ["/", "/professionals", "/legal/terms"];

    public static async Task RunAsync(Site site, TimeSpan length)
    {
        await ReadAsync(site, TimeSpan.FromSeconds(3), new ConcurrentDictionary<int, int>());
        var (alone, statusesAlone) = await ReadAllAsync(site, length);
        using var stop = new CancellationTokenSource();
        var answers = new ConcurrentDictionary<int, int>();
        var writing = await WriteAsync(site, answers, stop.Token);
        var (beside, statusesBeside) = await ReadAllAsync(site, length);
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        var (after, statusesAfter) = await ReadAllAsync(site, TimeSpan.FromSeconds(3));

        Console.WriteLine("| pages read | how many | p50 ms | p99 ms | most | answers |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Print("alone", alone, statusesAlone);
        Print($"beside {Writers} writers", beside, statusesBeside);
        Print("right after them", after, statusesAfter);
        Console.WriteLine($"\nForms: {Text(answers)} in {length.TotalSeconds:F0} s (302 done, 503 told to come again).");
    }

    private static void Print(string what, Times times, IReadOnlyDictionary<int, int> statuses) =>
        Console.WriteLine($"| {what} | {times.Count} | {times.Median:F1} | {times.P99:F1} | {times.Most:F0} | {Text(statuses)} |");

    private static string Text(IReadOnlyDictionary<int, int> statuses) =>
        string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} × {status.Key}"));

    private static async Task<(Times Times, IReadOnlyDictionary<int, int> Statuses)> ReadAllAsync(Site site, TimeSpan length)
    {
        var statuses = new ConcurrentDictionary<int, int>();
        var times = new Times();
        foreach (var measured in await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => ReadAsync(site, length, statuses))))
        {
            measured.ForEach(times.Add);
        }

        return (times, statuses);
    }

    private static async Task<List<TimeSpan>> ReadAsync(Site site, TimeSpan length, ConcurrentDictionary<int, int> statuses)
    {
        using var client = new HttpClient { BaseAddress = site.Proxy.Address };
        var times = new List<TimeSpan>();
        var end = Stopwatch.StartNew();
        for (var number = 0; end.Elapsed < length; number++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(Pages[number % Pages.Length], UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(start));
            statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
            await Task.Delay(20);
        }

        return times;
    }

    private static async Task<List<Task>> WriteAsync(Site site, ConcurrentDictionary<int, int> answers, CancellationToken stop)
    {
        using var person = new TestSupport.Accounts.PersonClient(site.Proxy.Address);
        var token = await person.AntiforgeryTokenAsync("/account/sign-in");
        var cookies = Site.CookieOf(person);
        return
        [
            .. Enumerable
                .Range(0, Writers)
                .Select(number => Task.Run(() => WriteAsync(site, number, token, cookies, answers, stop), CancellationToken.None)),
        ];
    }

    /// <summary>Signs in again and again, which writes; whoever is told to come again does so after the time that was said, if it is still on.</summary>
    private static async Task WriteAsync(
        Site site,
        int number,
        string token,
        string cookies,
        ConcurrentDictionary<int, int> answers,
        CancellationToken stop
    )
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = site.Proxy.Address,
        };
        while (!stop.IsCancellationRequested)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/account/sign-in/demo", UriKind.Relative));
            request.Headers.Add("Cookie", cookies);
            request.Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["accountId"] = $"{site.Person(number).Id}", ["__RequestVerificationToken"] = token }
            );
            try
            {
                using var answer = await client.SendAsync(request, CancellationToken.None);
                answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(5), stop);
                }
            }
            catch (HttpRequestException)
            {
                answers.AddOrUpdate(0, 1, (_, count) => count + 1);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
