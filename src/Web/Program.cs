using Visavis.Web.Accounts;
using Visavis.Web.Appearance;
using Visavis.Web.Commands;
using Visavis.Web.Data;
using Visavis.Web.Demo;
using Visavis.Web.Hosting;
using Visavis.Web.Localization;
using Visavis.Web.Outbox;
using Visavis.Web.Professionals;

ICommand? command;
try
{
    command = CommandLine.Parse(args);
}
catch (CommandLineException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return CommandRunner.NotUnderstood;
}

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
var dataFolder = DataFolder.Prepare(builder.Configuration, builder.Environment);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddData(builder.Configuration, dataFolder);
builder.Services.AddOutbox(builder.Configuration);
builder.Services.AddDirectory(builder.Configuration, dataFolder);
builder.Services.AddDemo(builder.Configuration);
builder.Services.AddTexts();
builder.Services.AddAppearance();
builder.Services.AddHosting();
builder.Services.AddAccounts(builder.Configuration);
builder.Services.AddRazorPages();

var app = builder.Build();
if (command is not null)
{
    return await command.RunAsync(app.Services, CommandConsole.System);
}

await app.Services.MigrateAsync();
await app.Services.SeedOnFirstStartAsync();

app.UseHosting();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.MapCulture();
app.MapTheme();
app.MapAccounts();

await app.RunAsync();
return 0;

/// <summary>Public so that the tests can host it.</summary>
public partial class Program;
