using Visavis.Web.Bookings;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Administration.Pages;

/// <summary>Tables and charts drawn on the server, of the last thirty days.</summary>
public sealed class StatisticsModel(SiteFigures figures, FigureWords words) : StaffPageModel
{
    /// <summary>Answered, missed, failed: what became of calls, before why.</summary>
    public IReadOnlyList<Figure> CallResults { get; private set; } = [];

    public IReadOnlyList<CallFigure> Calls { get; private set; } = [];

    /// <summary>Calls that were had, or not, with a camera that was refused.</summary>
    public int CameraRefused => Calls.Sum(call => call.CameraRefused);

    public IReadOnlyList<(string Words, int Count)> EmptySearches { get; private set; } = [];

    public IReadOnlyList<(BookingState State, int Count)> Bookings { get; private set; } = [];

    public IReadOnlyList<(ReportKind Kind, int Count)> Reports { get; private set; } = [];

    public IReadOnlyList<(DateOnly Day, int Count)> NewAccounts { get; private set; } = [];

    protected override bool IsForAdministrators => true;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Calls = await figures.CallsAsync(cancellationToken);
        CallResults =
        [
            .. Calls.GroupBy(words.Result).Select(g => new Figure(g.Key, g.Sum(call => call.Count))).OrderByDescending(f => f.Count),
        ];
        EmptySearches = await figures.EmptySearchesAsync(cancellationToken);
        Bookings = await figures.BookingsAsync(cancellationToken);
        Reports = await figures.ReportsAsync(cancellationToken);
        NewAccounts = await figures.NewAccountsAsync(cancellationToken);
    }
}

/// <summary>One row of a table with its bar.</summary>
public sealed record Figure(string Label, int Count, string? Why = null);
