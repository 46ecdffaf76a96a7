using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Bookings.Files;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;
using Visavis.Web.Trust.Marks;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.Hosting;

/// <summary>What a crash, or somebody who changed their mind, left behind goes by the clock of the running site.</summary>
public sealed class LeftoverTests
{
    private static readonly string[] Folders = [EvidenceFiles.Folder, MarkDesk.ProofFolder, MessageFiles.Folder, BookingFiles.Folder];

    [Fact]
    public async Task Files_that_nothing_leads_to_and_forms_that_nobody_came_back_for_are_gone_a_day_later()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = AppHost.OnSqlite(clock: clock);
        app.StartOnPort();
        var store = app.Services.GetRequiredService<IBlobStore>();
        foreach (var folder in Folders)
        {
            await store.WriteAsync(StorageKey.New(folder), new MemoryStream([1, 2, 3]), "application/pdf", cancellation);
        }

        await app.WithDataAsync(db =>
        {
            db.Add(new SealedForm { Id = "left", ExpiresAt = clock.GetUtcNow().AddHours(1) });
            return db.SaveChangesAsync(cancellation);
        });

        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(Folders.Length, (await LeftAsync()).Count);
        clock.Advance(TimeSpan.FromHours(24));

        await Eventually.IsTrueAsync(async () => (await LeftAsync()).Count == 0);
        await Eventually.IsTrueAsync(() => app.WithDataAsync(async db => !await db.Set<SealedForm>().AnyAsync(cancellation)));

        async Task<List<string>> LeftAsync()
        {
            var keys = new List<string>();
            foreach (var folder in Folders)
            {
                await foreach (var blob in store.ListAsync(folder, cancellation))
                {
                    keys.Add(blob.Key);
                }
            }

            return keys;
        }
    }
}
