using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Commands;

/// <summary>Runs one command to its exit code: 0 done, 1 failed, 2 not understood, 130 interrupted.</summary>
internal static class CommandRunner
{
    public const int Failed = 1;
    public const int NotUnderstood = 2;
    public const int Interrupted = 130;

    public static async Task<int> RunAsync(this ICommand command, IServiceProvider services, CommandConsole console)
    {
        using var interruption = new CancellationTokenSource();
        void Interrupt(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = true;
            interruption.Cancel();
        }

        Console.CancelKeyPress += Interrupt;
        try
        {
            await services.MigrateAsync(new MigrationLines(console, services.GetRequiredService<TimeProvider>()), interruption.Token);
            await command.RunAsync(services, console, interruption.Token);
            return 0;
        }
        catch (OperationCanceledException) when (interruption.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync(
                $"{Environment.NewLine}Interrupted. What was written stays; run the command again to go on."
            );
            return Interrupted;
        }
        catch (Exception e)
        {
            await console.Error.WriteLineAsync($"{Environment.NewLine}{e.GetBaseException().Message}");
            return Failed;
        }
        finally
        {
            Console.CancelKeyPress -= Interrupt;
        }
    }
}
