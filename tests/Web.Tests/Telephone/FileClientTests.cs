using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone;
using Visavis.Web.Telephone.Help;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Telephone;

/// <summary>Clients of an organisation who have no account are told by the channel of their file, answer by it, and others act for them.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class FileClientTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_appointment_written_down_from_a_file_is_told_by_letter_with_words_that_need_no_screen()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);

        var booking = await place.EnterAsync(27, 10);

        var letter = Assert.Single(await place.LettersAsync());
        Assert.Equal((BookingNotices.SubjectOf(booking.Id), (Guid?)null), (letter.SubjectKey, letter.AccountId));
        var words = await place.WordsAsync(letter);
        Assert.Contains("appelez votre contact ou la ligne téléphonique", words, StringComparison.Ordinal);
        Assert.DoesNotContain("lien", words, StringComparison.Ordinal);
        Assert.DoesNotContain("http", words, StringComparison.Ordinal);
        Assert.All(await place.Site.MailsAsync(booking.Id), mail => Assert.Equal(place.Site.Anne.Id, mail.AccountId));

        // What has not left is replaced by what is true now.
        await place.Site.DeskAsync(desk => desk.CancelAsync(booking.Id, BookingSide.Professional, "Malade", None));
        var last = Assert.Single(await place.LettersAsync());
        Assert.NotEqual(letter.Id, last.Id);
    }

    [Fact]
    public async Task Silence_approves_hours_ten_working_days_after_the_letter_left_and_a_planner_approves_before()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var (silent, asked) = (await place.EnterAsync(25, 10), await place.EnterAsync(26, 10));
        await place.EndAsync(asked);
        await place.EnterHoursAsync(silent);
        await place.EnterHoursAsync(asked);
        Assert.Equal(2, (await place.LettersAsync()).Count(l => l.BookingId is not null));
        place.Site.Clock.Advance(TimeSpan.FromDays(40));
        await TickAsync(place);
        Assert.Equal(HoursState.Entered, (await place.Voice.HoursAsync(silent.Id)).State);

        var helped = await place.Site.InScopeAsync<HelpDesk, HelpedClient>(desk => desk.ReadAsync(place.File, None));
        Assert.Equal(new[] { silent.Id, asked.Id }.Order(), helped.Services.Select(s => s.Id).Order());
        Assert.Contains(helped.Told, told => told.State == ToldState.LetterWaiting);
        Assert.True(
            await place.Site.InScopeAsync<HelpDesk, bool>(desk =>
                desk.ActAsync(place.File, new HelpAsked(place.Planner.AccountId, HelpedWith.Confirmed, asked.Id, null), None)
            )
        );
        Assert.Equal(HoursState.Approved, (await place.Voice.HoursAsync(asked.Id)).State);

        await place.PostAsync();
        var until = (await place.Voice.HoursAsync(silent.Id)).ApproveBy;
        Assert.True(until - place.Site.Clock.GetUtcNow() > TimeSpan.FromDays(13));
        place.Site.Clock.Advance(until - place.Site.Clock.GetUtcNow());
        await TickAsync(place);
        Assert.Equal(HoursState.ApprovedBySilence, (await place.Voice.HoursAsync(silent.Id)).State);
    }

    [Fact]
    public async Task A_client_who_chose_the_telephone_is_called_at_the_number_of_the_file_and_answers_by_key()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone);
        var booking = await place.EnterAsync(26, 10);
        await place.EndAsync(booking);
        await place.EnterHoursAsync(booking);

        await place.Voice.TickCallsAsync();

        var calls = await place.Site.App.WithDataAsync(db => db.Set<OutgoingCall>().AsNoTracking().ToListAsync());
        Assert.All(calls, call => Assert.Equal(((Guid?)null, (Guid?)place.File.Id), (call.AccountId, call.FileId)));
        var about = Assert.Single(calls, call => call.BookingId == booking.Id);
        var (id, number, sid) = Assert.Single(place.Voice.Calls.Made, made => made.Id == about.Id);
        Assert.Equal("+33478111111", number);
        var caller = place.Voice.Caller(sid);
        await caller.FollowAsync($"/voice/out/{id:D}");
        Assert.Contains("Conseil avec", await caller.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Contains("C’est confirmé", await caller.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Equal(HoursState.Approved, (await place.Voice.HoursAsync(booking.Id)).State);
    }

    [Fact]
    public async Task The_line_opens_the_appointments_of_the_file_and_after_it_was_taken_over_those_of_the_account()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var (first, second) = (await place.EnterAsync(26, 10), await place.EnterAsync(27, 14));
        var stranger = await place.Site.App.WithDataAsync(async db =>
        {
            var other = new ClientFile
            {
                Id = Guid.NewGuid(),
                OrganisationId = place.Organisation,
                Reference = ClientReference.New(),
                LastName = "Blanc",
            };
            db.Add(other);
            await db.SaveChangesAsync();
            return other.Id;
        });
        var number = await place.Voice.GiveCodeAsync(place.Client);
        var caller = place.Voice.Caller();
        await caller.SignInAsync(number);
        Assert.Contains("Conseil", await caller.TypeAsync("3"), StringComparison.Ordinal);
        await caller.TypeAsync("1");
        Assert.Contains("annulé", await caller.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Equal(BookingState.Cancelled, (await place.Site.ReadAsync(first.Id)).State);

        var nobody = place.Voice.Caller();
        await nobody.SignInAsync(await place.Voice.GiveCodeAsync(new ServedClient(null, stranger)));
        Assert.DoesNotContain("Conseil", await nobody.TypeAsync("3"), StringComparison.Ordinal);

        // The appointment is the account's now: on its pages, and told by its own channel.
        await place.TakeOverAsync(place.Site.Client);
        Assert.Equal(place.Site.Client, (await place.Site.ReadAsync(second.Id)).ClientId);
        var again = place.Voice.Caller();
        await again.SignInAsync(number);
        Assert.Contains("Conseil", await again.TypeAsync("3"), StringComparison.Ordinal);
        await place.Site.DeskAsync(desk => desk.CancelAsync(second.Id, BookingSide.Professional, null, None));
        Assert.Contains(await place.Site.MailsAsync(second.Id), mail => mail.AccountId == place.Site.Client);
    }

    [Fact]
    public async Task What_is_planned_for_a_file_is_told_to_the_account_that_took_it_over_and_to_nobody_when_the_file_is_gone()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var due = place.Site.Clock.GetUtcNow().AddDays(1);
        await PlanAsync(place, "planned:1", due);
        await PlanAsync(place, "planned:2", due.AddDays(1));
        await place.TakeOverAsync(place.Site.Client);
        place.Site.Clock.Advance(TimeSpan.FromDays(1));
        await DeliverAsync(place);
        Assert.Equal(place.Site.Client, (await NoticeAsync(place, "planned:1"))!.AccountId);

        await place.Site.App.WithDataAsync(db => db.Set<ClientFile>().Where(f => f.Id == place.File.Id).ExecuteDeleteAsync());
        Assert.Null(await NoticeAsync(place, "planned:2"));
    }

    [Fact]
    public async Task Hours_of_a_client_whom_nobody_can_tell_are_entered_all_the_same()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var booking = await place.EnterAsync(26, 10);
        await place.Site.App.WithDataAsync(db =>
            db.Set<Booking>().Where(b => b.Id == booking.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.ClientFileId, (Guid?)null))
        );
        await place.EndAsync(booking);

        await place.EnterHoursAsync(booking);

        Assert.DoesNotContain(await place.LettersAsync(), letter => letter.BookingId is not null);
        Assert.False(BookingClients.CanBeTold(await place.Site.ReadAsync(booking.Id)));
    }

    [Fact]
    public async Task Files_that_were_joined_one_after_the_other_lead_to_the_one_that_stays()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var (first, second) = (await AddAsync("Roy-Blanc"), await AddAsync("Roi"));
        var booking = await place.EnterAsync(27, 10, first);

        await JoinAsync(second, first);
        await JoinAsync(place.File.Id, second);
        Assert.NotNull(
            await place.Site.InScopeAsync<LineAppointments, (Booking, string)?>(line => line.NextAsync(place.Client, null, None))
        );
        await place.Site.DeskAsync(desk => desk.CancelAsync(booking.Id, BookingSide.Professional, null, None));

        Assert.Contains(await place.LettersAsync(), letter => letter.SubjectKey == BookingNotices.SubjectOf(booking.Id));

        Task<Guid> AddAsync(string name) =>
            place.Site.App.WithDataAsync(async db =>
            {
                var file = new ClientFile
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = place.Organisation,
                    Reference = ClientReference.New(),
                    LastName = name,
                };
                FileSite.Fill(ClientChannel.Letter)(file);
                db.Add(file);
                await db.SaveChangesAsync();
                return file.Id;
            });

        async Task JoinAsync(Guid kept, Guid other)
        {
            await using var scope = place.Site.App.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Web.Foundation.Data.VisavisDbContext>();
            var files = await db.Set<ClientFile>().Where(f => f.Id == kept || f.Id == other).ToDictionaryAsync(f => f.Id);
            Assert.True(await scope.ServiceProvider.GetRequiredService<ClientFileBook>().JoinAsync(files[kept], files[other], None));
            await db.SaveChangesAsync();
        }
    }

    private static Task TickAsync(FileSite place) => place.Site.App.Services.GetRequiredService<HoursClock>().TickAsync(None);

    private static async Task PlanAsync(FileSite place, string subject, DateTimeOffset due)
    {
        await using var scope = place.Site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Web.Foundation.Data.VisavisDbContext>();
        await scope
            .ServiceProvider.GetRequiredService<Notifier>()
            .AddAsync(
                db,
                new Notification
                {
                    Kind = "invoice-reminders",
                    Guest = GuestReader.Of(place.Client),
                    SubjectKey = subject,
                    SendAt = due,
                    Write = _ => new NotificationContent("Titre", ["Phrase."], "Voir", "/"),
                },
                None
            );
        await db.SaveChangesAsync();
    }

    private static Task<int> DeliverAsync(FileSite place) =>
        place.Site.App.Services.GetRequiredService<PlannedNotices>().DeliverDueAsync(None);

    private static Task<Notice?> NoticeAsync(FileSite place, string subject) =>
        place.Site.App.WithDataAsync(db => db.Set<Notice>().AsNoTracking().SingleOrDefaultAsync(n => n.SubjectKey == subject));
}
