using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Telephone;

/// <summary>A site with a line, an organisation that employs Anne, a planner, and the file of a client without an account or an address for mails.</summary>
internal sealed record FileSite(VoiceSite Voice, Guid Organisation, Membership Planner, ClientFile File) : IAsyncDisposable
{
    public BookingSite Site => Voice.Site;

    public ServedClient Client => new(null, File.Id);

    public static async Task<FileSite> StartAsync(ClientChannel channel, bool onPort = false)
    {
        var voice = await VoiceSite.StartAsync(ClientChannel.Email, onPort: onPort);
        var site = voice.Site;
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var planner = await site.App.AddMemberAsync(organisation, "Lucie Faure", MemberRole.Planner);
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new Membership
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = organisation,
                    AccountId = site.Anne.Id,
                    Role = MemberRole.Member,
                    JoinedAt = site.Clock.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });
        var file = await site.App.AddClientFileAsync(organisation, "Roy", Fill(channel));
        return new FileSite(voice, organisation, planner, file);
    }

    public static Action<ClientFile> Fill(ClientChannel channel) =>
        file =>
        {
            (file.FirstName, file.Channel, file.Telephone) = ("Rose", channel, "+33478111111");
            (file.AddressLine, file.PostalCode, file.City, file.Country) = ("7 rue Haute", "69002", "Lyon", "FR");
        };

    /// <summary>An appointment that the planner wrote down from the file.</summary>
    public async Task<Booking> EnterAsync(int day, int hour, Guid? file = null)
    {
        var offer = await Site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var wish = new EntryWish(
            offer.Id,
            BookingSite.At(day, hour).ToDateTimeOffset(),
            null,
            BookingSite.Request(null) with
            {
                Name = "Rose Roy",
                FileId = file ?? File.Id,
            }
        );
        var (outcome, booking) = await Site.InScopeAsync<EntryDesk, (DeskOutcome, Booking?)>(desk =>
            desk.EnterAsync(Site.Anne.Id, wish, default)
        );
        Assert.Equal(DeskOutcome.Done, outcome);
        return booking!;
    }

    public async Task EndAsync(Booking booking)
    {
        Site.Clock.Advance(booking.EndsAt - Site.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await Site.TickAsync();
    }

    /// <summary>The professional enters the hours of a service that is over.</summary>
    public async Task EnterHoursAsync(Booking booking)
    {
        var over = await Site.ReadAsync(booking.Id);
        Assert.Equal(
            HoursOutcome.Done,
            await Site.InScopeAsync<HoursDesk, HoursOutcome>(desk =>
                desk.EnterAsync(over, BookingSide.Professional, new HoursInput { Start = "10:00", End = "11:00" }, default)
            )
        );
    }

    public Task<List<Letter>> LettersAsync() =>
        Site.App.WithDataAsync(db =>
            db.Set<Letter>().AsNoTracking().Where(l => l.FileId == File.Id && l.DroppedAt == null).OrderBy(l => l.QueuedAt).ToListAsync()
        );

    /// <summary>What a letter says, paragraph by paragraph.</summary>
    public async Task<string> WordsAsync(Letter letter) =>
        string.Join(
            '\n',
            (await Site.InScopeAsync<LetterWriter, LetterContent?>(writer => Task.FromResult(writer.ContentOf(letter))))!.Paragraphs
        );

    /// <summary>The operator prints what waits, and carries it away.</summary>
    public async Task PostAsync()
    {
        var day = (await Site.InScopeAsync<LetterDesk, DateOnly?>(desk => desk.PrepareAsync(default)))!.Value;
        Assert.True(await Site.InScopeAsync<LetterDesk, bool>(desk => desk.MarkSentAsync(day, Site.Anne.Id, default)));
    }

    /// <summary>An account takes the file over with the code of a letter.</summary>
    public async Task TakeOverAsync(Guid account)
    {
        await using var scope = Site.App.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<VisavisDbContext>().Set<ClientFile>().SingleAsync(f => f.Id == File.Id);
        var code = await scope.ServiceProvider.GetRequiredService<ClientFileClaims>().NewCodeAsync(file, default);
        Assert.Equal(
            ClaimAnswer.TakenOver,
            await Site.InScopeAsync<ClientFileClaims, ClaimAnswer>(claims => claims.TakeOverAsync(account, File.Reference, code, default))
        );
    }

    public ValueTask DisposeAsync() => Voice.DisposeAsync();
}
