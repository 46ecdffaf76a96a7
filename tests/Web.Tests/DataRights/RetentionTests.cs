using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Files;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Media;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;
using Visavis.Web.Trust;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.DataRights;

/// <summary>What is kept for a time goes when the time is over, by the clock and by itself; what somebody still needs stays.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly string[] Folders =
    [
        StorageKey.Photos,
        StorageKey.Documents,
        MemberPortraits.Folder,
        MessageFiles.Folder,
        BookingFiles.Folder,
        EvidenceFiles.Folder,
    ];

    private readonly AppHost app = AppHost.OnSqlite();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_file_that_belongs_to_nothing_is_gone_after_a_day_and_one_of_today_stays()
    {
        var store = app.Services.GetRequiredService<IBlobStore>();
        var (old, young) = (new List<string>(), new List<string>());
        foreach (var folder in Folders)
        {
            old.Add(await PutAsync(store, folder));
            young.Add(await PutAsync(store, folder));
        }

        foreach (var key in old)
        {
            File.SetLastWriteTimeUtc(Path.Combine(app.DataFolder, "files", key), DateTime.UtcNow.AddHours(-25));
        }

        await app.Services.GetRequiredService<MediaSweeper>().SweepAsync(Token);
        await app.Services.GetRequiredService<MessageSweeper>().SweepAsync(Token);
        await app.Services.GetRequiredService<BookingFileSweeper>().SweepAsync(Token);
        await app.Services.GetRequiredService<TrustRetention>().SweepAsync(Token);

        var left = new List<string>();
        await foreach (var blob in store.ListAsync("", Token))
        {
            left.Add(blob.Key);
        }

        Assert.Equal(young.Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_of_a_form_never_sent_and_decided_proofs_go_and_those_of_an_appointment_stay()
    {
        var anne = await app.AddProfessionalAsync();
        var booking = new Booking
        {
            Id = Guid.NewGuid(),
            Code = "7K3MQ2XR",
            ProfessionalId = anne.Id,
            ClientName = "Lise Roy",
            ClientLanguage = "fr",
            ClientZone = "Europe/Paris",
            ProfessionalZone = "Europe/Paris",
            ServiceName = "Conseil",
            State = BookingState.Cancelled,
            LateFee = LateFeeState.WaiverAsked,
        };
        var (kept, proof, unsent) = (
            FileOf(booking.Id, BookingFileUse.Attachment),
            FileOf(booking.Id, BookingFileUse.Proof),
            FileOf(Guid.NewGuid(), BookingFileUse.Attachment)
        );
        await app.WithDataAsync(db =>
        {
            db.AddRange(booking, kept, proof, unsent);
            return db.SaveChangesAsync(Token);
        });
        var sweeper = app.Services.GetRequiredService<BookingFileSweeper>();

        await sweeper.SweepAsync(Token);
        Assert.Equal(Ids(kept, proof), await LeftAsync());
        await app.WithDataAsync(db =>
            db.Set<Booking>().ExecuteUpdateAsync(set => set.SetProperty(b => b.LateFee, LateFeeState.Waived), Token)
        );
        await sweeper.SweepAsync(Token);
        Assert.Equal(Ids(kept), await LeftAsync());

        async Task<IReadOnlyList<Guid>> LeftAsync() =>
            await app.WithDataAsync(db => db.Set<BookingFile>().Select(f => f.Id).OrderBy(id => id).ToListAsync(Token));

        static List<Guid> Ids(params BookingFile[] files) => [.. files.Select(f => f.Id).Order()];
    }

    [Fact]
    public async Task What_a_form_said_is_kept_for_its_answer_only()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await app.WithDataAsync(db =>
        {
            db.AddRange(
                new SealedForm
                {
                    Id = "old",
                    ExpiresAt = clock.GetUtcNow().AddMinutes(10),
                    Content = [1],
                },
                new SealedForm
                {
                    Id = "young",
                    ExpiresAt = clock.GetUtcNow().AddDays(10),
                    Content = [2],
                }
            );
            return db.SaveChangesAsync(Token);
        });
        clock.Advance(TimeSpan.FromMinutes(11));

        await ActivatorUtilities.CreateInstance<SealedForms>(app.Services, clock).RemoveExpiredAsync(Token);

        Assert.Equal([2], await app.WithDataAsync(db => db.Set<SealedForm>().Select(form => form.Content).SingleAsync(Token)));
    }

    private static BookingFile FileOf(Guid booking, BookingFileUse use) =>
        new()
        {
            Id = Guid.NewGuid(),
            BookingId = booking,
            Use = use,
            Name = "bulletin.pdf",
            StorageKey = StorageKey.New(BookingFiles.Folder),
            ContentType = "application/pdf",
            SentAt = DateTimeOffset.UtcNow.AddDays(-2),
        };

    private static async Task<string> PutAsync(IBlobStore store, string folder)
    {
        var key = StorageKey.New(folder);
        await store.WriteAsync(key, new MemoryStream([1, 2, 3]), "application/pdf", Token);
        return key;
    }
}
