using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Arrivals;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Messages;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.DataRights;

/// <summary>
/// The bells and letters of others tell of somebody by name; when that person leaves, their lines stay and the name goes. Only of people who had to
/// do with them: to anybody else the same words are another person's name, or no name at all.
/// </summary>
internal sealed class NamesElsewhere
{
    /// <summary>As a booking calls whoever left.</summary>
    private const string Nobody = "–";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<(string Name, Regex Whole)> names;
    private readonly IReadOnlyList<Guid> met;

    private NamesElsewhere(IReadOnlyList<(string, Regex)> names, IReadOnlyList<Guid> met) => (this.names, this.met) = (names, met);

    /// <summary>What the person is called, by the account and by the profile, and by whom; asked before their rows go.</summary>
    public static async Task<NamesElsewhere> OfAsync(VisavisDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var names = await db
            .Users.Where(account => account.Id == id)
            .Select(account => account.DisplayName)
            .Concat(db.Professionals.Where(person => person.Id == id).Select(person => person.DisplayName))
            .Where(name => name.Length > 1)
            .Distinct()
            .ToListAsync(cancellationToken);
        return new NamesElsewhere(names.ConvertAll(name => (name, Whole(name))), await MetAsync(db, id, cancellationToken));
    }

    /// <summary>Whether the text names the person.</summary>
    public bool StandIn(string text) => names.Any(name => name.Whole.IsMatch(text));

    /// <summary>Marks the lines for the next save.</summary>
    public async Task ForgetAsync(VisavisDbContext db, CancellationToken cancellationToken)
    {
        foreach (var (name, whole) in names)
        {
            var notices = db.Set<Notice>().Where(notice => notice.AccountId != null && met.Contains(notice.AccountId.Value));
            foreach (var notice in await notices.Where(notice => notice.Title.Contains(name)).ToListAsync(cancellationToken))
            {
                notice.Title = whole.Replace(notice.Title, Nobody);
            }

            var letters = db.Set<Letter>()
                .Where(letter =>
                    (letter.AccountId != null && met.Contains(letter.AccountId.Value))
                    || db.Set<ClientFile>().Any(file => file.Id == letter.FileId && met.Contains(file.OrganisationId))
                );
            foreach (var letter in await letters.Where(letter => letter.Title.Contains(name)).ToListAsync(cancellationToken))
            {
                letter.Title = whole.Replace(letter.Title, Nobody);
            }
        }
    }

    /// <summary>The name as words of their own: Anne is not in Annecy.</summary>
    private static Regex Whole(string name) =>
        new(
            $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}])",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
            Patience
        );

    /// <summary>Everybody whose pages can tell of the person: by a call, a conversation, an appointment, a wait for them, or an organisation.</summary>
    private static async Task<IReadOnlyList<Guid>> MetAsync(VisavisDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var memberships = db.Set<Membership>();
        var organisations = await memberships
            .Where(m => m.AccountId == id)
            .Select(m => m.OrganisationId)
            .Concat(db.Set<Substitute>().Where(s => s.AccountId == id).Select(s => s.OrganisationId))
            .ToListAsync(cancellationToken);
        organisations.Add(id);
        var calls = db.Calls.Where(c => c.CallerId == id || c.CalleeId == id).Select(c => c.CallerId == id ? c.CalleeId : c.CallerId);
        var talks = db.Set<ConversationSide>().Where(s => s.PeerId == id).Select(s => s.AccountId);
        var clients = db.Set<Booking>().Where(b => b.ProfessionalId == id && b.ClientId != null).Select(b => b.ClientId!.Value);
        var hosts = db.Set<Booking>().Where(b => b.ClientId == id).Select(b => b.ProfessionalId);
        var waiting = db.Set<ArrivalWatch>().Where(w => w.ProfessionalId == id).Select(w => w.AccountId);
        var colleagues = memberships.Where(m => organisations.Contains(m.OrganisationId)).Select(m => m.AccountId);
        var people = await calls.Union(talks).Union(clients).Union(hosts).Union(waiting).Union(colleagues).ToListAsync(cancellationToken);
        return [.. people.Union(organisations)];
    }
}
