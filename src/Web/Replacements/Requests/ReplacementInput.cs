using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Requests;

/// <summary>What can be chosen in the form of a request, for one client.</summary>
public sealed record ReplacementChoices(
    IReadOnlyList<ClientSite> Sites,
    IReadOnlyList<ListEntry> Functions,
    IReadOnlyList<ListEntry> AgeGroups,
    IReadOnlyList<ListEntry> Tasks,
    IReadOnlyList<(Guid Id, string Name)> Substitutes
);

/// <summary>The form of a request as it was sent.</summary>
public sealed class ReplacementInput
{
    public Guid? Site { get; set; }

    public Guid? Function { get; set; }

    public Guid? AgeGroup { get; set; }

    public Guid? Task { get; set; }

    public bool Qualified { get; set; }

    public bool Interview { get; set; }

    public IList<Guid> Preferred { get; set; } = [];

    public string? Notes { get; set; }

    public static ReplacementInput Of(ReplacementRequest request) =>
        new()
        {
            Site = request.SiteId,
            Function = request.FunctionId,
            AgeGroup = request.AgeGroupId,
            Task = request.TaskId,
            Qualified = request.NeedsQualified,
            Interview = request.WantsInterview,
            Preferred = [.. request.PreferredIds],
            Notes = request.Notes,
        };

    public ReplacementDetails? Read(ReplacementChoices choices, IStringLocalizer<ReplacementTexts> texts, Action<string, string> addError)
    {
        var good = true;
        Check(nameof(Site), choices.Sites.Any(s => s.Id == Site), texts["Choisissez le site."]);
        Check(nameof(Function), choices.Functions.Any(e => e.Id == Function), texts["Choisissez la fonction."]);
        Check(nameof(AgeGroup), AgeGroup is null || choices.AgeGroups.Any(e => e.Id == AgeGroup), texts["Choisissez dans la liste."]);
        Check(nameof(Task), Task is null || choices.Tasks.Any(e => e.Id == Task), texts["Choisissez dans la liste."]);
        var notes = PersonalText.Clean(Notes, ReplacementRequest.LongestNotes + 1);
        Check(
            nameof(Notes),
            notes.Length <= ReplacementRequest.LongestNotes,
            texts["C’est trop long : {0} caractères au plus.", ReplacementRequest.LongestNotes]
        );
        return good
            ? new ReplacementDetails(
                Site!.Value,
                Function!.Value,
                AgeGroup,
                Task,
                Qualified,
                Interview,
                [.. Preferred.Where(id => choices.Substitutes.Any(s => s.Id == id))],
                notes.Length == 0 ? null : notes
            )
            : null;

        void Check(string field, bool isGood, string text)
        {
            if (!isGood)
            {
                good = false;
                addError(field, text);
            }
        }
    }
}

/// <summary>The form "Définir l'horaire": one block, on one day or on each chosen weekday between two dates.</summary>
public sealed class ScheduleInput
{
    public string? From { get; set; }

    /// <summary>Empty for a single day.</summary>
    public string? To { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    /// <summary>Unpaid minutes.</summary>
    public string? Break { get; set; }

    /// <summary>Empty for every day.</summary>
    public IList<DayOfWeek> Weekdays { get; set; } = [];

    public static ScheduleInput Of(ReplacementDay day) =>
        new()
        {
            From = WrittenDate.Of(day.Date),
            Start = Clock.Of(day.StartMinute),
            End = Clock.Of(day.EndMinute),
            Break = day.BreakMinutes.ToString(CultureInfo.InvariantCulture),
        };

    public IReadOnlyList<Block>? Read(IStringLocalizer<ReplacementTexts> texts, Action<string, string> addError)
    {
        var good = true;
        var from = Date(nameof(From), From);
        var to = string.IsNullOrWhiteSpace(To) ? from : Date(nameof(To), To);
        var start = Clock.Read(Start);
        var end = Clock.Read(End);
        var rest = string.IsNullOrWhiteSpace(Break) ? 0 : WrittenNumber.Read(Break);
        Check(nameof(Break), rest is not null, texts["Écrivez la pause en minutes, par exemple 30."]);
        Check(nameof(Start), start is not null, texts["Indiquez une heure, par exemple 8:30."]);
        Check(nameof(End), end is not null, texts["Indiquez une heure, par exemple 8:30."]);
        if (!good)
        {
            return null;
        }

        Check(
            nameof(To),
            to >= from && to!.Value.DayNumber - from!.Value.DayNumber <= 366,
            texts["La date de fin vient avant celle du début, ou plus d’un an après."]
        );
        var pattern = new Block(from!.Value, start!.Value, end!.Value, rest!.Value);
        if (pattern.Problem() is { } problem)
        {
            Check(pattern.IsBreakTooLong ? nameof(Break) : nameof(End), false, texts[problem]);
        }

        if (!good)
        {
            return null;
        }

        var blocks = MissionTimes.Repeat(from.Value, to!.Value, [.. Weekdays], pattern).Take(ReplacementEditor.MostBlocks + 1).ToList();
        Check(nameof(From), blocks.Count > 0, texts["Aucun de ces jours ne tombe entre les deux dates."]);
        return good ? blocks : null;

        DateOnly? Date(string field, string? typed)
        {
            if (WrittenDate.Read(typed) is { } date)
            {
                return date;
            }

            Check(field, false, texts["Indiquez une date."]);
            return null;
        }

        void Check(string field, bool isGood, string text)
        {
            if (!isGood)
            {
                good = false;
                addError(field, text);
            }
        }
    }
}
