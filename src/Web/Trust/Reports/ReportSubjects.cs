using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;
using Visavis.Web.Professionals;
using Visavis.Web.Results;

namespace Visavis.Web.Trust.Reports;

/// <summary>
/// Who is meant by a name. Only listed people are ever shown; nobody, hidden, suspended, erased and visitor are all the same: words that are taken
/// as they are.
/// </summary>
public sealed class ReportSubjects(VisavisDbContext db, ProfessionalDirectory directory)
{
    public const int MostCandidates = 8;

    /// <summary>The listed people who bear all of these words in their name, or whose reference this is; several only when none bears exactly them.</summary>
    public async Task<IReadOnlyList<Professional>> FindAsync(string typed, CancellationToken cancellationToken)
    {
        if (typed.Length <= 12 && await directory.FindByReferenceAsync(typed, cancellationToken) is { } referred)
        {
            return [referred];
        }

        var wanted = Words(typed);
        if (wanted.Count == 0)
        {
            return [];
        }

        DirectoryPage page;
        try
        {
            page = await directory.SearchAsync(new SearchQuery { What = typed, PageSize = SearchQuery.MaxPageSize }, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Without search a report is taken all the same.
            return [];
        }

        var bearers = page
            .Entries.Select(entry => entry.Professional)
            .Where(person => wanted.All(Words(person.DisplayName).Contains))
            .ToList();
        var exact = bearers.FindAll(person => Words(person.DisplayName).SetEquals(wanted));
        return [.. (exact.Count > 0 ? exact : bearers).Take(MostCandidates)];
    }

    /// <summary>The other side of a call the reporter really had; null for a stranger's.</summary>
    public async Task<Guid?> OfCallAsync(string callId, Guid reporter, CancellationToken cancellationToken)
    {
        var call = await db
            .Calls.Where(c => c.Id == callId && (c.CallerId == reporter || c.CalleeId == reporter))
            .Select(c => new { c.CallerId, c.CalleeId })
            .SingleOrDefaultAsync(cancellationToken);
        return call is null ? null
            : call.CallerId == reporter ? call.CalleeId
            : call.CallerId;
    }

    /// <summary>The other side of a conversation of the reporter's; null for a stranger's.</summary>
    public async Task<Guid?> OfConversationAsync(string conversation, Guid reporter, CancellationToken cancellationToken) =>
        Guid.TryParse(conversation, out var id)
            ? await db.Set<ConversationSide>()
                .Where(s => s.ConversationId == id && s.AccountId == reporter)
                .Select(s => (Guid?)s.PeerId)
                .SingleOrDefaultAsync(cancellationToken)
            : null;

    /// <summary>The name the other side bears for the reporter, e.g. to fill the form.</summary>
    public async Task<string?> NameOfAsync(Guid accountId, CancellationToken cancellationToken) =>
        await db
            .Users.Where(a => a.Id == accountId && a.ErasedAt == null)
            .Select(a => a.DisplayName)
            .SingleOrDefaultAsync(cancellationToken);

    private static HashSet<string> Words(string text)
    {
        var plain = new string([
            .. text.Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '),
        ]);
        return [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
