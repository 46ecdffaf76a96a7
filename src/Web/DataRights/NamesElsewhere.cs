using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;

namespace Visavis.Web.DataRights;

/// <summary>The bells and letters of others tell of somebody by name; when that person leaves, their lines stay and the name goes.</summary>
internal static class NamesElsewhere
{
    /// <summary>As a booking calls whoever left.</summary>
    private const string Nobody = "–";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What the person is called: by the account, and by the profile.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(VisavisDbContext db, Guid accountId, CancellationToken cancellationToken) =>
        await db
            .Users.Where(account => account.Id == accountId)
            .Select(account => account.DisplayName)
            .Concat(db.Professionals.Where(person => person.Id == accountId).Select(person => person.DisplayName))
            .Where(name => name.Length > 1)
            .Distinct()
            .ToListAsync(cancellationToken);

    /// <summary>The name as words of their own: Anne is not in Annecy.</summary>
    public static Regex Whole(string name) =>
        new(
            $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}])",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
            Patience
        );

    /// <summary>Marks the lines for the next save.</summary>
    public static async Task ForgetAsync(VisavisDbContext db, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            var whole = Whole(name);
            foreach (var notice in await db.Set<Notice>().Where(notice => notice.Title.Contains(name)).ToListAsync(cancellationToken))
            {
                notice.Title = whole.Replace(notice.Title, Nobody);
            }

            foreach (var letter in await db.Set<Letter>().Where(letter => letter.Title.Contains(name)).ToListAsync(cancellationToken))
            {
                letter.Title = whole.Replace(letter.Title, Nobody);
            }
        }
    }
}
