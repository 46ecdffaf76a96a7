using Visavis.Signaling;
using Visavis.Web.Absences;
using Visavis.Web.Accounts;
using Visavis.Web.Administration;
using Visavis.Web.Agreements;
using Visavis.Web.Arrivals;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Calls;
using Visavis.Web.Calls.Pages;
using Visavis.Web.Calls.Presence;
using Visavis.Web.Commands;
using Visavis.Web.Contacts;
using Visavis.Web.DataRights;
using Visavis.Web.Demo;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Hosting.Limits;
using Visavis.Web.Foundation.Layout;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Foundation.Paper;
using Visavis.Web.Help;
using Visavis.Web.Invoices;
using Visavis.Web.Media;
using Visavis.Web.Media.Isolation;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Media.Serving;
using Visavis.Web.Messages;
using Visavis.Web.Notifications;
using Visavis.Web.Notifications.Push;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Crawlers;
using Visavis.Web.Professionals.Portraits;
using Visavis.Web.Professionals.Sharing;
using Visavis.Web.Registration;
using Visavis.Web.Replacements;
using Visavis.Web.Results;
using Visavis.Web.Results.Suggestions;
using Visavis.Web.Services;
using Visavis.Web.Teams;
using Visavis.Web.Telephone;
using Visavis.Web.Trust;
using Visavis.Web.Trust.Standing;
using Visavis.Web.Vouchers;
using Visavis.Web.Wishes;

// Before anything else is loaded: the child that decodes one file knows nothing of the site.
if (MediaWorker.IsAskedFor(args))
{
    return MediaWorker.Run(args);
}

try
{
    if (CommandLine.AsksForHelp(args))
    {
        await Console.Out.WriteLineAsync(CommandLine.Usage);
        return 0;
    }

    var command = CommandLine.Parse(args);

    var builder = WebApplication.CreateBuilder(ProgramFolder.Options(args));
    builder.WebHost.UseStaticWebAssets();
    ConfigurationChecks.CheckDatabase(builder.Configuration);
    var dataFolder = DataFolder.Prepare(builder.Configuration, builder.Environment);

    builder.Services.AddTime(builder.Configuration);
    builder.Services.AddSingleton(new TemporaryFolder(DataFolder.PrepareTemporary(dataFolder)));
    builder.Services.AddData(builder.Configuration, dataFolder);
    builder.Services.AddDataRights();
    builder.Services.AddMail(builder.Configuration, dataFolder);
    builder.Services.AddNotifications(builder.Configuration);
    builder.Services.AddOutbox(builder.Configuration);
    builder.Services.AddDirectory(builder.Configuration, dataFolder);
    builder.Services.AddMedia(builder.Configuration, dataFolder);
    builder.Services.AddProfiles();
    builder.Services.AddBookings();
    builder.Services.AddAvailability(builder.Configuration);
    builder.Services.AddServiceRecords();
    builder.Services.AddVouchers(builder.Configuration);
    builder.Services.AddInvoices(builder.Configuration);
    builder.Services.AddDemo(builder.Configuration);
    builder.Services.AddTexts();
    builder.Services.AddAppearance();
    builder.Services.AddHosting(builder.Configuration);
    builder.Services.AddAccounts(builder.Configuration);
    builder.Services.AddRegistration();
    builder.Services.AddContacts();
    builder.Services.AddArrivals();
    builder.Services.AddWishes();
    builder.Services.AddOrganisations();
    builder.Services.AddTelephoneAndLetters(builder.Configuration);
    builder.Services.AddReplacements();
    builder.Services.AddAgreements();
    builder.Services.AddAbsences();
    builder.Services.AddTeams();
    builder.Services.AddSignaling(builder.Configuration);
    builder.Services.AddCalls();
    builder.Services.AddTrust(builder.Configuration);
    builder.Services.AddHelp(builder.Configuration);
    builder.Services.AddAdministration();
    builder.Services.AddMessages(builder.Configuration);
    builder.Services.AddCallPages();
    builder.Services.AddPages();

    var app = builder.Build();
    app.CheckOptions();
    PdfFonts.UseFiles(app.Environment.WebRootFileProvider);
    if (command is not null)
    {
        return await command.RunAsync(app.Services, CommandConsole.System);
    }

    app.CheckAddresses();
    SvgPicture.UseFonts(app.Environment.WebRootFileProvider);
    // The database's model takes a second to make, and the routes another half: side by side.
    var prepared = Task.Run(async () =>
    {
        await app.Services.MigrateAsync();
        await app.Services.SeedOnFirstStartAsync();
    });

    app.UseHosting();
    app.UseUploads();
    app.UseWriteProtection();
    app.UseFirstSignIn();
    app.UseAccess();
    app.MapHosting();
    app.UseSuspensionGate();
    app.UseNextPages();
    app.MapStaticAssets();
    app.MapRazorPages().WithStaticAssets();
    app.MapCulture().WithMetadata(new AllowUnfinishedAccountAttribute(), new ForgivesStalePageAttribute { IsRepeatable = true });
    app.MapTheme().WithMetadata(new AllowUnfinishedAccountAttribute(), new ForgivesStalePageAttribute { IsRepeatable = true });
    app.MapTrimmedAddresses();
    app.MapReferences();
    app.MapSuggestions();
    app.MapCrawlerFiles();
    app.MapPortraits();
    app.MapMemberPortraits();
    app.MapSharePictures();
    app.MapMedia();
    app.MapMessages();
    app.MapPush();
    app.MapProfileQrCodes();
    app.MapAccounts();
    app.MapBookings();
    app.MapTelephone();
    app.MapDataRights();
    app.MapSignaling();
    app.HoldSockets();

    await prepared;
    await app.RunAsync();
    return 0;
}
catch (CommandLineException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return CommandRunner.NotUnderstood;
}
catch (Exception problem) when (StartupProblem.Describe(problem) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return CommandRunner.Failed;
}

/// <summary>Public so that the tests can host it.</summary>
public partial class Program;
