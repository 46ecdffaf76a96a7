using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Tests.Nodes;

/// <summary>A node that is stopped for twenty seconds in the middle of its work, and goes on afterwards as if nothing had been.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class SleepingNodeTests
{
    private const int Half = 6;
    private static readonly TimeSpan Asleep = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Every_mail_leaves_once_though_a_node_slept_between_taking_it_and_sending_it()
    {
        await using var sink = SmtpSink.Start();
        await using var site = await Processes.StartAsync(
            new Dictionary<string, string>(sink.Settings) { ["Mail:PollEvery"] = "00:00:00.2", ["RateLimits:SignInsPerMinute"] = "1000" }
        );
        await using var db = Open(site);
        var addresses = await AddPeopleAsync(db);

        foreach (var address in addresses.Take(Half))
        {
            await AskForAsync(site.First, address);
        }

        await site.First.FreezeAsync();
        var watch = Stopwatch.StartNew();
        foreach (var address in addresses.Skip(Half))
        {
            await AskForAsync(site.Second, address);
        }

        await Eventually.IsTrueAsync(site.HasDeadNodeAsync);
        await Eventually.IsTrueAsync(() => watch.Elapsed > Asleep);
        await site.First.ThawAsync();

        await Eventually.IsTrueAsync(async () => !await db.Mails.AnyAsync(mail => mail.State == MailState.Queued));
        await Eventually.IsTrueAsync(async () => !await site.HasDeadNodeAsync());
        Assert.Equal(
            addresses.Order(StringComparer.Ordinal),
            sink.Mails.Select(mail => mail.Recipient).Where(addresses.Contains).Order(StringComparer.Ordinal)
        );
    }

    private static async Task AskForAsync(AppProcess node, string address)
    {
        using var person = new PersonClient(node.Address);
        using var answer = await person.PostFormAsync("/account/forgot-password", "/account/forgot-password", ("Email", address));
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found, $"{answer.StatusCode}");
    }

    private static async Task<List<string>> AddPeopleAsync(PostgresVisavisDbContext db)
    {
        var people = Enumerable
            .Range(0, 2 * Half)
            .Select(number => new Account
            {
                Id = Guid.NewGuid(),
                UserName = $"personne{number}",
                NormalizedUserName = $"PERSONNE{number}",
                DisplayName = $"Personne {number}",
                Email = $"personne{number}@example.org",
                NormalizedEmail = $"PERSONNE{number}@EXAMPLE.ORG",
                EmailConfirmed = true,
                Category = AccountCategory.Visitor,
                CreatedAt = DateTimeOffset.UtcNow,
                TermsAcceptedAt = DateTimeOffset.UtcNow,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            })
            .ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        return [.. people.Select(person => person.Email!)];
    }

    private static PostgresVisavisDbContext Open(Processes site) =>
        new(new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql(site.ConnectionString).Options);
}
