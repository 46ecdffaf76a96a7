using System.Net;
using Microsoft.Data.Sqlite;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

/// <summary>In a peak forms wait, the next are told when to come again, and pages are read as ever.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class WriteQueueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_five_forms_with_one_place_one_is_worked_on_one_waits_and_three_are_told_to_come_again_while_pages_are_read()
    {
        using var folder = new TemporaryFolder();
        await using var app = AppHost.OnFolder(
            folder.FullPath,
            new Dictionary<string, string>
            {
                ["Peaks:WritesAtOnce"] = "1",
                ["Peaks:WritesWaiting"] = "1",
                ["Peaks:Patience"] = "00:01:00",
                // Who has the place waits for the lock, for as long as the test holds it.
                ["Database:ConnectionString"] =
                    $"Data Source={Path.Combine(folder.FullPath, "visavis.db")};Pooling=False;Default Timeout=60",
            }
        );
        var address = app.StartOnPort();
        var account = await app.AddAccountAsync();
        var people = Enumerable.Range(0, 5).Select(_ => new PersonClient(address)).ToList();
        try
        {
            foreach (var person in people)
            {
                Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account/sign-in")).StatusCode);
            }

            await using var other = new SqliteConnection($"Data Source={Path.Combine(folder.FullPath, "visavis.db")};Pooling=False");
            await other.OpenAsync(Cancellation);
            await using var held = other.BeginTransaction(deferred: false);
            var answers = people
                .Select(person => person.PostFormAsync("/account/sign-in/demo", "/account/sign-in", ("accountId", account.Id.ToString())))
                .ToList();

            for (var refusals = 0; refusals < 3; refusals++)
            {
                var refused = await Task.WhenAny(answers).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
                answers.Remove(refused);
                var answer = await refused;
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
                Assert.Contains("Rien n’est perdu", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            }

            using var reader = new PersonClient(address);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/professionals")).StatusCode);
            Assert.All(answers, answer => Assert.False(answer.IsCompleted));

            await held.RollbackAsync(Cancellation);
            foreach (var answer in answers)
            {
                Assert.Equal(HttpStatusCode.Found, (await answer).StatusCode);
            }
        }
        finally
        {
            people.ForEach(person => person.Dispose());
        }
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_to_come_again()
    {
        using var folder = new TemporaryFolder();
        await using var app = AppHost.OnFolder(
            folder.FullPath,
            new Dictionary<string, string> { ["Peaks:WritesAtOnce"] = "1", ["Peaks:Patience"] = "00:00:00.3" }
        );
        using var first = new PersonClient(app.StartOnPort());
        using var second = new PersonClient(first.Address);
        var account = await app.AddAccountAsync();
        await first.GetAsync("/account/sign-in");
        await second.GetAsync("/account/sign-in");
        await using var other = new SqliteConnection($"Data Source={Path.Combine(folder.FullPath, "visavis.db")};Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var held = other.BeginTransaction(deferred: false);

        var answers = new[] { first, second }
            .Select(person => person.PostFormAsync("/account/sign-in/demo", "/account/sign-in", ("accountId", account.Id.ToString())))
            .ToList();
        var refused = await await Task.WhenAny(answers);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        await held.RollbackAsync(Cancellation);
        await Task.WhenAll(answers);
    }
}
