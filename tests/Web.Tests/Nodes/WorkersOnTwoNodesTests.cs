using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.Web.Accounts;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications;
using Visavis.Web.Replacements;

namespace Visavis.Web.Tests.Nodes;

/// <summary>Two nodes work off what waits in one database: each row is claimed before its effect, and has it once.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class WorkersOnTwoNodesTests
{
    private const int People = 12;

    [Fact]
    public async Task Each_mail_leaves_once_and_each_export_is_made_once()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var sink = SmtpSink.Start();
        var settings = new Dictionary<string, string>(sink.Settings);
        await using var one = AppHost.On(database, settings);
        await using var two = AppHost.On(database, settings);
        one.StartOnPort();
        two.StartOnPort();
        var accounts = new List<Account>();
        for (var person = 0; person < People; person++)
        {
            accounts.Add(
                await one.AddAccountAsync(
                    $"Personne {person}",
                    account =>
                    {
                        account.Email = $"p-{account.Id:N}@example.org";
                        account.NormalizedEmail = account.Email.ToUpperInvariant();
                        account.EmailConfirmed = true;
                    }
                )
            );
        }

        // All at once, and both nodes are told that there is work.
        var notifier = one.Services.GetRequiredService<Notifier>();
        await one.WithDataAsync(async db =>
        {
            foreach (var account in accounts)
            {
                await notifier.AddAsync(
                    db,
                    new Notification
                    {
                        Kind = ReplacementKinds.Filled,
                        AccountId = account.Id,
                        SubjectKey = $"test:{account.Id:N}",
                        Write = _ => new NotificationContent("Pourvu", ["Oui"], "Voir", "/replacements"),
                    },
                    default
                );
                db.Add(
                    new DataExport
                    {
                        Id = Guid.NewGuid(),
                        AccountId = account.Id,
                        State = DataExportState.Queued,
                        CreatedAt = DateTimeOffset.UtcNow,
                    }
                );
            }

            return await db.SaveChangesAsync();
        });

        await Eventually.IsTrueAsync(async () =>
            await one.WithDataAsync(async db =>
                !await db.Mails.AnyAsync(m => m.State == MailState.Queued)
                && !await db.DataExports.AnyAsync(e => e.State == DataExportState.Queued || e.State == DataExportState.Running)
            )
        );

        var told = sink.Mails.Where(mail => mail.Read().Subject == "Pourvu").Select(mail => mail.Recipient).ToList();
        Assert.Equal(accounts.Select(a => a.Email!).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.Equal(People, await one.WithDataAsync(db => db.DataExports.CountAsync(e => e.State == DataExportState.Ready)));
    }
}
